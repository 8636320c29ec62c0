import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { withSection } from '../document';
import { readReasons } from './reasons';
import { fileResult } from './results';
import { tryMutants } from './run';
import { allFiles, changedFiles, filesMeant, ROOMS } from './scope';
import { mutationSection, readSection, together } from './section';

const README = fileURLToPath(new URL('../README.md', import.meta.url));

/** Tries the mutants of the files that are meant, and writes into bench/README.md what became of them. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { all: { type: 'boolean', default: false }, anew: { type: 'boolean', default: false } },
  });
  const all = allFiles();
  const files = values.all ? all : filesMeant(positionals, all, changedFiles);
  if (files.length === 0) return console.log(`Nothing in ${ROOMS.join(', ')} has changed since main.`);
  console.log(`mutation: ${files.length} of ${all.length} files`);
  const day = new Date().toISOString().slice(0, 10);
  const reasons = readReasons();
  const mutants = await tryMutants(files, { anew: values.anew });
  const results = [...mutants].map(([file, found]) =>
    fileResult({ file, source: readFileSync(file, 'utf8'), day }, found, reasons),
  );
  console.log(`\n${mutationSection(results, ROOMS, all)}`);
  const document = readFileSync(README, 'utf8');
  const section = mutationSection(together(readSection(document), results, all), ROOMS, all);
  writeFileSync(README, withSection(document, 'mutation', section));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
