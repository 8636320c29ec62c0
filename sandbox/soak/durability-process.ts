import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
/** The longest start, in ms: a process that has not answered by then will not answer on any machine. */
const LONGEST_START_MS = 10 * 60_000;

/** A sandbox in its own process, with its data in a folder. */
export interface SandboxProcess {
  url: string;
  /** Resolves when the sandbox answers; rejects where it ended before or takes too long. */
  ready: Promise<void>;
  /** The process's error output. */
  output(): string;
  /** Kills the process (SIGKILL) and resolves when it has ended. */
  kill(): Promise<void>;
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/**
 * A free port below those that systems use for outgoing connections, because such a connection could take it
 * between two lives. Tokens contain the sandbox's address, so every life needs the same port.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
}

async function answers(url: string, isGone: () => boolean): Promise<void> {
  const until = Date.now() + LONGEST_START_MS;
  while (Date.now() < until && !isGone()) {
    const response = await fetch(`${url}/sandbox.css`).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(isGone() ? 'the sandbox ended before it answered' : 'the sandbox does not answer');
}

function spawnMain(args: string[], mostFileBytes: number | undefined): ChildProcess {
  const command = [process.execPath, '--import', 'tsx', MAIN, ...args];
  const stdio = ['ignore', 'ignore', 'pipe'] as const;
  if (mostFileBytes === undefined) return spawn(command[0] ?? '', command.slice(1), { stdio: [...stdio] });
  // The shell's limit counts blocks of 512 bytes.
  const blocks = String(Math.floor(mostFileBytes / 512));
  return spawn('sh', ['-c', 'ulimit -f "$0" && exec "$@"', blocks, ...command], { stdio: [...stdio] });
}

/**
 * Starts a sandbox over a folder. `mostFileBytes`: the system refuses writes beyond this
 * file size, as a full disk does.
 */
export function startProcess({
  folder,
  port,
  mostFileBytes,
}: {
  folder: string;
  port: number;
  mostFileBytes?: number;
}): SandboxProcess {
  const url = `http://localhost:${port}`;
  const args = ['--port', String(port), '--data', folder, '--seed', 'empty'];
  const child = spawnMain(args, mostFileBytes);
  let output = '';
  child.stderr?.on('data', (piece: Buffer) => {
    output += piece.toString();
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = answers(url, () => child.exitCode !== null || child.signalCode !== null).catch((error) => {
    throw new Error(`${error.message}. ${output}`);
  });
  // A caller that kills the process before it is ready does not await `ready`.
  ready.catch(() => undefined);
  return {
    url,
    ready,
    output: () => output,
    kill: () => {
      child.kill('SIGKILL');
      return gone;
    },
  };
}
