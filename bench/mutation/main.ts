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

/** So many files are tried together, and written down: a run of hours that is stopped keeps what it has found. */
const AT_ONCE = 8;

/** Tries the mutants of the files that are meant, and writes into bench/README.md what became of them. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { all: { type: 'boolean', default: false }, anew: { type: 'boolean', default: false } },
  });
  const all = allFiles();
  const files = values.all ? all : filesMeant(positionals, all, changedFiles);
  if (files.length === 0) return console.log(`Nothing in ${ROOMS.join(', ')} has changed since main.`);
  const reasons = readReasons();
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const some = files.slice(at, at + AT_ONCE);
    console.log(`mutation: ${at + 1} to ${at + some.length} of ${files.length} files: ${some.join(', ')}`);
    // Before the run: what is edited meanwhile is not what was tried.
    const sources = new Map(some.map((file) => [file, readFileSync(file, 'utf8')]));
    const mutants = await tryMutants(some, { anew: values.anew });
    const day = new Date().toISOString().slice(0, 10);
    const results = [...mutants].map(([file, found]) =>
      fileResult({ file, source: sources.get(file) ?? '', day }, found, reasons),
    );
    console.log(`\n${mutationSection(results, ROOMS, all)}`);
    const document = readFileSync(README, 'utf8');
    const section = mutationSection(together(readSection(document), results, all), ROOMS, all);
    writeFileSync(README, withSection(document, 'mutation', section));
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
