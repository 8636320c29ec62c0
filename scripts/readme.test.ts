import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startSandbox } from '../sandbox/main';

const run = promisify(execFile);

/** The shell lines of one section of a document. */
function shellOf(document: string, heading: string): string {
  const section = readFileSync(document, 'utf8').split(`\n## ${heading}\n`)[1] ?? '';
  return section.split('```sh\n')[1]?.split('```')[0] ?? '';
}

test('the journey with curl works as docs/TRYING.md describes', async () => {
  const sandbox = await startSandbox({ port: 0, data: ':memory:' });
  try {
    const script = shellOf('docs/TRYING.md', 'The same journey without the portal').replace(
      'sandbox=http://localhost:4100',
      `sandbox=${sandbox.url}`,
    );
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script]);
    expect(stdout).toBe('204\nApprove\n');
  } finally {
    await sandbox.close();
  }
});

const inDocs = readdirSync('docs').map((name) => join('docs', name));
const DOCUMENTS = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
  ...inDocs.filter((name) => name.endsWith('.md')),
];

/** A heading's anchor, as GitHub makes it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const anchorsOf = (document: string) =>
  [...readFileSync(document, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));

function isThere(document: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? document : join(dirname(document), path);
  return existsSync(file) && (anchor === undefined || anchorsOf(file).includes(anchor));
}

test.each(DOCUMENTS)('every link of %s leads to an existing place', (document) => {
  const targets = [...readFileSync(document, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to);
  const here = targets.filter((target) => !/^[a-z]+:/.test(target));
  expect(here.filter((target) => !isThere(document, target))).toEqual([]);
});

test('the README is short and its picture is small', () => {
  const text = readFileSync('README.md', 'utf8').replace(/\]\([^)]*\)/g, ']');
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  expect(words.length).toBeLessThanOrEqual(1200);
  expect(statSync('docs/attest.webp').size).toBeLessThanOrEqual(1_500_000);
});
