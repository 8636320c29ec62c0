import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';
import ts from 'typescript';
import { MUTATED_FILE } from './nearest-first';

/** A mutant and its result. */
export type Mutant = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

/** Folders that no test of `lib` reads; they aren't copied for a run. */
const NOT_NEEDED = ['app', 'components', 'docs', 'e2e', 'out', 'public', 'test-results', '.next', '.sandbox'];

/** Whether a source text contains only types: then no code runs, and there is nothing to mutate. */
export function isTypesOnly(source: string): boolean {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, removeComments: true },
  });
  return /^\s*(export \{\};\s*)?$/.test(outputText);
}

/**
 * Tries all mutants of a file, and prints its progress.
 * @param file a path from the repository's root, which must be the working directory
 * @throws where no test imports the file
 */
export function tryMutants(file: string): Promise<Mutant[]> {
  const options: ConstructorParameters<typeof Stryker>[0] = {
    mutate: [file],
    testRunner: 'vitest',
    plugins: [fileURLToPath(import.meta.resolve('@stryker-mutator/vitest-runner'))],
    vitest: { configFile: 'bench/mutation/vitest.config.ts' },
    // One core stays free for other work on this machine.
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
