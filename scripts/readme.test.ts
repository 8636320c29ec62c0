import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startSandbox } from '../sandbox/main';

const run = promisify(execFile);

/** The shell lines of one section of the README. */
function shellOf(heading: string): string {
  const section = readFileSync('README.md', 'utf8').split(`\n## ${heading}\n`)[1] ?? '';
  return section.split('```sh\n')[1]?.split('```')[0] ?? '';
}

test('the journey by curl works as the README says', async () => {
  const sandbox = await startSandbox({ port: 0, data: ':memory:' });
  try {
    const script = shellOf('The same journey without the portal').replace(
      'sandbox=http://localhost:4100',
      `sandbox=${sandbox.url}`,
    );
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script]);
    expect(stdout).toBe('204\nApprove\n');
  } finally {
    await sandbox.close();
  }
});
