import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { withSection } from '../document';
import { readReasons } from './reasons';
import { type FileResult, fileResult, withReasons } from './results';
import { isTypesOnly, type Mutant, tryMutants } from './run';
import { allFiles, changedFiles, filesMeant, ROOMS } from './scope';
import { mutationSection, readSection, together } from './section';

const README = fileURLToPath(new URL('../README.md', import.meta.url));

/** Tries the mutants of the selected files, and writes their results into bench/README.md. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { all: { type: 'boolean', default: false } },
  });
  const all = allFiles();
  const files = values.all ? all : filesMeant(positionals, all, changedFiles);
  if (files.length === 0) return console.log(`Nothing in ${ROOMS.join(', ')} has changed since main.`);
  const reasons = readReasons();
  const tried: FileResult[] = [];
  // Each result is written at once, so that a stopped run of hours keeps what it has found.
  for (const [at, file] of files.entries()) {
    console.log(`\nmutation: ${file}, ${at + 1} of ${files.length}`);
    // Read before the run, because a later edit of the file was not tried.
    const source = readFileSync(file, 'utf8');
    const mutants = isTypesOnly(source) ? [] : await triedOrNot(file);
    if (!mutants) continue;
    const day = new Date().toISOString().slice(0, 10);
    const result = fileResult({ file, source, day }, mutants, reasons);
    for (const line of result.told) console.log(line);
    const document = readFileSync(README, 'utf8');
    const older = readSection(document).map((one) => withReasons(one, reasons));
    const results = together(older, [result], all);
    writeFileSync(README, withSection(document, 'mutation', mutationSection(results, ROOMS, all)));
    tried.push(result);
  }
  console.log(`\n${mutationSection(tried, ROOMS, all)}`);
}

/**
 * The mutants of a file; undefined where it can't be tried: a run of hours continues, prints the reason, and
 * leaves the file among those not tried.
 */
async function triedOrNot(file: string): Promise<Mutant[] | undefined> {
  try {
    return await tryMutants(file);
  } catch (error) {
    console.error(`mutation: ${file} was not tried: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
