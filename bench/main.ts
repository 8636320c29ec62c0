import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withSection } from './document';
import { journeysPart } from './journeys/part';
import { notifierPart } from './notifier/part';
import { outboxPart } from './outbox/part';
import type { Part } from './part';
import { portalPart } from './portal/part';
import { sandboxPart } from './sandbox/part';

const PARTS: readonly Part[] = [sandboxPart, portalPart, journeysPart, notifierPart, outboxPart];
const README = fileURLToPath(new URL('./README.md', import.meta.url));

function wanted(names: string[]): readonly Part[] {
  const unknown = names.find((name) => !PARTS.some((part) => part.name === name));
  if (unknown !== undefined)
    throw new Error(`There is no part ${unknown}. Parts: ${PARTS.map(({ name }) => name).join(', ')}.`);
  return names.length === 0 ? PARTS : PARTS.filter(({ name }) => names.includes(name));
}

/** Measures every part, or the named ones, and writes each into bench/README.md as soon as it is done. */
async function main(names: string[]): Promise<void> {
  for (const { name, measure } of wanted(names)) {
    const section = await measure();
    const document = existsSync(README) ? readFileSync(README, 'utf8') : undefined;
    writeFileSync(README, withSection(document, name, section));
    console.log(`\n${section}`);
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
