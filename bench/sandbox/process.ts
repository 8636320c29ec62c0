import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../scripts/free-ports.mjs';
import { overHttp, type Send } from './graph';

const MAIN = fileURLToPath(new URL('../../sandbox/main.ts', import.meta.url));
const LONGEST_MS = 10 * 60_000;
const POLL_MS = 10;
/** The unit of processor time in `/proc`, in ms, on every Linux that Node supports. */
const TICK_MS = 10;

/** A sandbox in its own process. Sizes are in MB of 10⁶ bytes. */
export interface SandboxProcess {
  url: string;
  send: Send;
  /** The process's current memory. */
  resident(): number;
  /** The process's peak memory since its start, or since `forgetPeak`. */
  peak(): number;
  forgetPeak(): void;
  /** The processor time that the process has used, in ms, on all cores together. */
  processorTime(): number;
  /** Repeats the request until there is an answer; rejects where the process ends before. */
  firstAnswer<T>(ask: () => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

/** A size in `/proc/{pid}/status`, which writes kB and means 1024 bytes. */
function size(pid: number, name: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return (Number(status.match(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm'))?.[1]) * 1024) / 1e6;
}

/** User and system time; the fields are counted from the parenthesis after the name. */
function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

async function firstAnswer<T>(child: ChildProcess, ask: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + LONGEST_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (child.exitCode !== null)
        throw new Error(`the sandbox ended with ${child.exitCode} before it answered`, { cause: error });
      if (Date.now() > deadline) throw error;
      await sleep(POLL_MS);
    }
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

/** Starts a sandbox on a folder. It answers only some time later: see `firstAnswer`. */
export async function spawnSandbox(data: string, flags: readonly string[]): Promise<SandboxProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = ['--import', 'tsx', MAIN, '--port', String(port), '--data', data, ...flags];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const { pid } = child;
  if (pid === undefined) throw new Error('the sandbox does not start');
  // A failed benchmark leaves nothing running.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return {
    url,
    send: overHttp(url),
    resident: () => size(pid, 'VmRSS'),
    peak: () => size(pid, 'VmHWM'),
    // 5 resets the peak to the current memory:
    // https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html
    forgetPeak: () => writeFileSync(`/proc/${pid}/clear_refs`, '5'),
    processorTime: () => processorTime(pid),
    firstAnswer: (ask) => firstAnswer(child, ask),
    stop: () => stop(child),
  };
}
