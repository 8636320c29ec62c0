import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';
import ts from 'typescript';
import { MUTATED_FILE } from './nearest-first';

/** A mutant and what became of it. */
export type Mutant = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

/** What no test of `lib` reads; it isn't copied for each run. */
const NOT_NEEDED = ['app', 'components', 'docs', 'e2e', 'out', 'public', 'test-results', '.next', '.sandbox'];

/** Whether a source text holds types alone: then nothing of it runs, and there is nothing to change. */
export function isTypesOnly(source: string): boolean {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, removeComments: true },
  });
  return /^\s*(export \{\};\s*)?$/.test(outputText);
}

/**
 * Tries all mutants of a file, and says on the console where it is.
 * @param file a path from the repository's top, which is the folder that this runs in
 * @throws where no test imports the file
 */
export function tryMutants(file: string): Promise<Mutant[]> {
  const options: ConstructorParameters<typeof Stryker>[0] = {
    mutate: [file],
    testRunner: 'vitest',
    plugins: [fileURLToPath(import.meta.resolve('@stryker-mutator/vitest-runner'))],
    vitest: { configFile: 'bench/mutation/vitest.config.ts' },
    // A core is left to whoever works here.
    concurrency: Math.max(1, availableParallelism() - 1),
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    ignorePatterns: NOT_NEEDED,
    tempDirName: join(tmpdir(), 'stryker'),
    reporters: ['progress-append-only'],
  };
  process.env[MUTATED_FILE] = file;
  return new Stryker(options).runMutationTest();
}
