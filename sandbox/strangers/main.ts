import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { certificateFor } from '../../scripts/tls/kept-certificate';
import { microsoftCertificate } from '../../scripts/tls/microsoft-names';
import { startSandbox } from '../main';

/**
 * Runs every file of `clients/` (or those with a given word in the name) as its own program, directed to a
 * sandbox only by its environment: host names, certificate checks and package code are the vendors' own.
 */
const HERE = resolve('sandbox/strangers');
/** The limit for one client, in ms; `npm test` sets how much slower this machine is than others. */
const MAX_MS = 60_000 * Math.max(1, Number(process.env.TEST_PATIENCE) || 1);
/**
 * What `--quick` leaves out. Its package is a development dependency: with it the
 * install has 610 MB, without it 200.
 */
const SLOW = ['m365.mjs'];

interface ClientResult {
  passed: boolean;
  output: string;
}

function runClient(file: string, env: NodeJS.ProcessEnv): Promise<ClientResult> {
  return new Promise((settle) => {
    const child = spawn(process.execPath, [join(HERE, 'clients', file)], {
      cwd: HERE,
      env,
      timeout: MAX_MS,
    });
    let output = '';
    const collect = (text: Buffer) => {
      output += text;
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('close', (code) => settle({ passed: code === 0, output }));
  });
}

async function main(words: readonly string[], quick: boolean): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'strangers-'));
  const [tls, other] = [
    await certificateFor(['localhost', '127.0.0.1'], folder),
    await microsoftCertificate(folder),
  ];
  const sandbox = await startSandbox({ port: 0, data: ':memory:', tls: { ...tls, other } });
  const { tenant, url } = sandbox;
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: 'test',
    PATH: process.env.PATH,
    HOME: folder,
    SANDBOX_PORT: new URL(url).port,
    NODE_EXTRA_CA_CERTS: other.authorityFile,
    NODE_OPTIONS: `--require "${resolve('sandbox/strangers/named-as-microsoft.cjs')}"`,
    TENANT: tenant.id,
    CLIENT: tenant.clientId,
    SECRET: tenant.clientSecret,
    USERNAME: `adelev@${tenant.domain}`,
  };
  const files = readdirSync(join(HERE, 'clients'))
    .filter((file) => words.every((word) => file.includes(word)))
    .filter((file) => !(quick && SLOW.includes(file)));
  const failed: string[] = [];
  for (const file of files) {
    const started = Date.now();
    const { passed, output } = await runClient(file, env);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`${passed ? 'ok    ' : 'FAILED'} ${file} (${seconds} s)\n${passed ? '' : output}`.trimEnd());
    if (!passed) failed.push(file);
  }
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
  return failed.length === 0 && files.length > 0;
}

const args = process.argv.slice(2);
main(
  args.filter((word) => word !== '--quick'),
  args.includes('--quick'),
).then((passed) => process.exit(passed ? 0 : 1));
