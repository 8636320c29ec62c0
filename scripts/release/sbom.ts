import { createHash } from 'node:crypto';
import type { ShippedPackage } from './shipped';

/** The parts that are read here of what `npm sbom` prints: https://cyclonedx.org/docs/1.5/json/ */
export interface Bom {
  serialNumber?: string;
  metadata: { timestamp?: string; component: { 'bom-ref': string; type: string; name: string } };
  components: { name: string; version: string; 'bom-ref': string }[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

/** A UUID (RFC 9562, version 8) made of what it names, so that the same parts have the same number. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return `urn:uuid:${parts.join('-')}-${hex.slice(20, 32)}`;
}

/**
 * The bill of materials of a release: of what npm lists, the packages that are shipped, without the time and the chance
 * that npm puts in.
 * @param bom of `npm sbom`, of all packages
 */
export function releaseBom(bom: Bom, shipped: readonly ShippedPackage[], name: string): string {
  const refs = new Set(shipped.map((one) => `${one.name}@${one.version}`));
  const root = bom.metadata.component['bom-ref'];
  const { timestamp: _, ...metadata } = bom.metadata;
  const content = {
    ...bom,
    metadata: { ...metadata, component: { ...metadata.component, type: 'application', name } },
    components: bom.components.filter((part) => refs.has(part['bom-ref'])),
    dependencies: bom.dependencies
      .filter(({ ref }) => ref === root || refs.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) })),
  };
  const { serialNumber: __, ...unnumbered } = content;
  const serialNumber = uuidOf(JSON.stringify(unnumbered));
  return `${JSON.stringify({ ...content, serialNumber }, null, 2)}\n`;
}
