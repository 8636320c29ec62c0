import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The environment variable with the file whose mutants are tried, as a path from the repository's root. */
export const MUTATED_FILE = 'MUTATED_FILE';

const folder = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);

/**
 * How near a test is to a file: 0 for the file's own test, 1 in its folder, 2 in its room, 3 for all others.
 * @param test a path that ends with the test's path from the repository's root
 */
export function distance(test: string, file: string): number {
  const room = file.split('/', 2).join('/');
  if (test.endsWith(file.replace(/\.ts$/, '.test.ts'))) return 0;
  if (folder(test).endsWith(`/${folder(file)}`)) return 1;
  return test.includes(`/${room}/`) ? 2 : 3;
}

/**
 * Runs the tests nearest to the mutated file first: most mutants fail there, so the
 * other tests aren't even imported.
 */
export class NearestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const file = process.env[MUTATED_FILE];
    const sorted = await super.sort(files);
    if (!file) return sorted;
    return sorted.sort((one, other) => distance(one.moduleId, file) - distance(other.moduleId, file));
  }
}
