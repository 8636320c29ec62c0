import { readFileSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { licenceFiles, type ShippedPackage } from './shipped';

const LINE = '-'.repeat(80);

/**
 * The name of a licence's package: `next 16.4.6`, and for a copy inside it `next 16.4.6, its copy of react`.
 */
function packageName({ name, version, path }: ShippedPackage, file: string): string {
  const folder = dirname(file);
  return folder === path ? `${name} ${version}` : `${name} ${version}, its copy of ${basename(folder)}`;
}

/**
 * The notices of other people's work in a release, as one text: each licence once, below the names of its
 * packages. A package without a licence text is listed with its own licence expression.
 */
export function noticesOf(packages: readonly ShippedPackage[]): string {
  const byText = new Map<string, string[]>();
  for (const shipped of packages) {
    const files = licenceFiles(shipped.path).filter((file) => statSync(file).isFile());
    const texts = files.map((file) => [packageName(shipped, file), readFileSync(file, 'utf8')] as const);
    const own = `${shipped.name} ${shipped.version}`;
    const statements = files.length > 0 ? texts : [[own, `Licence: ${shipped.license}`] as const];
    for (const [name, text] of statements) {
      const trimmed = text.replaceAll('\r\n', '\n').trim();
      byText.set(trimmed, [...(byText.get(trimmed) ?? []), name]);
    }
  }
  const blocks = [...byText].map(([text, names]) => `${LINE}\n${names.join('\n')}\n${LINE}\n\n${text}\n`);
  return `Attest is made with the work of others. Their names and licences:\n\n${blocks.join('\n')}`;
}
