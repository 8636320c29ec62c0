import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RunningSandbox, startSandbox } from '../sandbox/main';

const CONTAINERFILE = readFileSync('hosting/notifier/Containerfile', 'utf8');
const DAY = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'notifier-programs-'));
let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox({
    port: 0,
    data: ':memory:',
    portalUrl: 'https://portal.example',
    seed: 'contoso',
  });
  // By day, and one day before a review of Contoso's ends.
  const noon = new Date(Date.now() + 3 * DAY).setUTCHours(12, 0, 0, 0);
  const answer = await fetch(`${sandbox.url}/sandbox/tenants/${sandbox.tenant.id}/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now: new Date(noon).toISOString() }),
  });
  expect(answer.status).toBe(200);
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

/** A configuration whose marks are in a folder of its own. Gives the file. */
function configured(storage: string): string {
  const { domain, clientId, admin } = sandbox.tenant;
  const file = join(folder, `${storage}.json`);
  const table = {
    tenant: domain,
    clientId,
    mailbox: admin,
    look: { portal: 'https://portal.example', organisation: 'Contoso' },
    schedule: { weekend: [] },
    storage,
    sandbox: sandbox.url,
  };
  writeFileSync(file, JSON.stringify(table));
  return file;
}

/** Puts what the Containerfile copies into a folder, and of the packages those that `npm ci --omit=dev` installs. */
function unpackedImage(): string {
  const image = join(folder, 'image');
  mkdirSync(image);
  for (const [, line = ''] of CONTAINERFILE.matchAll(/^COPY (.+)$/gm)) {
    const names = line.split(' ');
    const to = names.pop() ?? '';
    for (const name of names)
      cpSync(name, join(image, to.endsWith('/') ? join(to, basename(name)) : to), { recursive: true });
  }
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { dev?: boolean }>;
  };
  for (const [name, { dev }] of Object.entries(packages)) {
    if (dev || !/^node_modules\/(@[^/]+\/)?[^/]+$/.test(name)) continue;
    mkdirSync(join(image, dirname(name)), { recursive: true });
    symlinkSync(resolve(name), join(image, name));
  }
  return image;
}

/** Runs a program to its end. Gives its exit status and what it printed. */
async function run(command: string[], cwd: string): Promise<{ status: unknown; text: string }> {
  const env = { ...process.env, ENTRA_CLIENT_SECRET: sandbox.tenant.clientSecret };
  // Without the first flag Node would look for packages beside the real folder of a package, where all are.
  const args = ['--preserve-symlinks', ...command];
  const child = spawn(process.execPath, args, { cwd, env });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      text += part;
    });
  const [status] = await once(child, 'close');
  return { status, text };
}

type AzureFunction = (context: { log(text: string): void }) => Promise<void>;

/** The function that Azure's host calls, as function.json names it. */
async function azureFunction(): Promise<AzureFunction> {
  const at = resolve('hosting/notifier/azure-functions/notify');
  const { scriptFile, entryPoint } = JSON.parse(readFileSync(join(at, 'function.json'), 'utf8'));
  return ((await import(join(at, scriptFile))) as Record<string, AzureFunction>)[entryPoint] as AzureFunction;
}

const linesOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { kind: string; result?: string });

test('sending needs only files and packages that the image has', async () => {
  const [node, ...entry] = JSON.parse(/^ENTRYPOINT (.+)$/m.exec(CONTAINERFILE)?.[1] ?? '[]') as string[];
  expect(node).toBe('node');
  const config = configured('of-the-image');
  const { status, text } = await run([...entry, '--config', config, '--format', 'json'], unpackedImage());
  expect([status, text]).toEqual([0, expect.stringContaining('"result":"sent"')]);
});

test('the Azure function sends what is due, logs each line, and fails when the notifier fails', async () => {
  const [notify, logged] = [await azureFunction(), [] as string[]];
  const context = { log: (text: string) => logged.push(text) };
  vi.stubEnv('ATTEST', resolve('.'));
  vi.stubEnv('ENTRA_CLIENT_SECRET', sandbox.tenant.clientSecret);
  vi.stubEnv('NOTIFIER_CONFIG', configured('of-the-function'));
  await notify(context);
  const [, ...people] = linesOf(logged.join(''));
  expect(people.some(({ result }) => result === 'sent')).toBe(true);
  vi.stubEnv('NOTIFIER_CONFIG', join(folder, 'no-such-file.json'));
  await expect(notify(context)).rejects.toThrow('The notifier ended with 1.');
});
