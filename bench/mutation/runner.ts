import { type RunnerTestFile, TestRunner } from 'vitest';

/**
 * Makes a file of tests that can't be read count: Stryker looks at tests alone, and a mutant that already breaks what a
 * file prepares for its tests leaves none to fail.
 */
export default class ReadableFiles extends TestRunner {
  onCollected(files: RunnerTestFile[]): void {
    for (const { name, result } of files)
      if (result?.state === 'fail') void Promise.reject(new Error(`${name} can't be read.`));
  }
}
