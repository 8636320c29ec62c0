import { createHash } from 'node:crypto';
import type { ShippedPackage } from './shipped';

/** The parts of `npm sbom`'s output that are read here: https://cyclonedx.org/docs/1.5/json/ */
export interface Bom {
  serialNumber?: string;
  metadata: { timestamp?: string; component: { 'bom-ref': string; type: string; name: string } };
  components: { name: string; version: string; 'bom-ref': string }[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

/** A UUID (RFC 9562, version 8) made from a text, so that the same contents have the same number. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return `urn:uuid:${parts.join('-')}-${hex.slice(20, 32)}`;
}

/**
 * The bill of materials of a release: of npm's list only the shipped packages, without the time and the
 * random number that npm adds.
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
