import { type RunnerTestFile, TestRunner } from 'vitest';

/**
 * Makes an unreadable test file count as a failure: Stryker looks at tests only, and a mutant that breaks the
 * setup of a test file leaves no test that could fail.
 */
export default class ReadableFiles extends TestRunner {
  onCollected(files: RunnerTestFile[]): void {
    for (const { name, result } of files)
      if (result?.state === 'fail') void Promise.reject(new Error(`${name} can't be read.`));
  }
}
