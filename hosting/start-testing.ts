import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { freePort } from '../scripts/free-ports.mjs';
import { SERVER } from '../scripts/server-bundle.mjs';
import { smallExport } from './export-testing';

/** A folder with the compiled server, a small export beside it, and nothing else. The caller removes it. */
export async function compiledServer(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'start-'));
  smallExport(join(folder, 'out'));
  await build({ ...SERVER, entryPoints: ['hosting/main.ts'], outfile: join(folder, 'dist/portal.mjs') });
  return folder;
}

export interface StartedServer {
  child: ChildProcess;
  port: number;
  url: string;
}

const running = new Set<ChildProcess>();

/** Starts a server by a command, and waits until it says that it is ready. */
export async function startServer(
  [file, ...args]: readonly [string, ...string[]],
  { cwd, env = {}, uid }: { cwd: string; env?: Record<string, string>; uid?: number },
): Promise<StartedServer> {
  const port = await freePort();
  const child = spawn(file, args, {
    cwd,
    uid,
    env: {
      ...process.env,
      ENTRA_TENANT_ID: 'contoso.com',
      ENTRA_CLIENT_ID: '11111111-2222-3333-4444-555555555555',
      ...env,
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stderr?.on('data', (text) => {
    output += text;
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  for await (const line of createInterface({ input: child.stdout }))
    if (line.startsWith('ready')) return { child, port, url: `http://localhost:${port}` };
  throw new Error(`The server ended before it was ready: ${output}`);
}

/** Ends the servers that a failed test left running. */
export function endServers(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** The exit code of a process, after it has ended. */
export async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}
