import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';

/** A mutant and what became of it. */
export type Mutant = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

/** Known results, so that only what changed is tried again. */
const KNOWN = '.stryker/incremental.json';

/** What no test of `lib` reads; it isn't copied for each run. */
const NOT_NEEDED = ['app', 'components', 'docs', 'e2e', 'out', 'public', 'test-results', '.next', '.sandbox'];

/**
 * Tries all mutants of some files, and says on the console where it is.
 * @param files paths from the repository's top, which is the folder that this runs in
 * @param options `anew`: forget what earlier runs found
 * @returns the mutants by file
 */
export async function tryMutants(
  files: readonly string[],
  { anew }: { anew: boolean },
): Promise<Map<string, Mutant[]>> {
  const options: ConstructorParameters<typeof Stryker>[0] = {
    mutate: [...files],
    testRunner: 'vitest',
    plugins: [fileURLToPath(import.meta.resolve('@stryker-mutator/vitest-runner'))],
    vitest: { configFile: 'bench/mutation/vitest.config.ts' },
    // A core is left to whoever works here.
    concurrency: Math.max(1, availableParallelism() - 1),
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    incremental: true,
    incrementalFile: KNOWN,
    force: anew,
    ignorePatterns: NOT_NEEDED,
    tempDirName: join(tmpdir(), 'stryker'),
    reporters: ['progress-append-only'],
  };
  const results = await new Stryker(options).runMutationTest();
  const byFile = new Map<string, Mutant[]>(files.map((file) => [file, []]));
  for (const mutant of results)
    byFile.get(relative('.', mutant.fileName).replaceAll('\\', '/'))?.push(mutant);
  return byFile;
}
