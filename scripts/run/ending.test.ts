import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const COMMAND = fileURLToPath(new URL('./ending-testing.mjs', import.meta.url));
/** Everything must be gone this long after the end, in ms, on the machine for which the waits were chosen. */
const GONE_MS = 5_000 * Math.max(1, Number(process.env.TEST_PATIENCE) || 1);

interface LeftProcess {
  pid: number;
  port: number;
  folder: string;
}

/**
 * Whether a process lives. A zombie has ended and only waits for its parent; systems with /proc show that.
 */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

async function isLeft({ pid, port, folder }: LeftProcess): Promise<boolean> {
  const answers = await fetch(`http://127.0.0.1:${port}`).then(
    () => true,
    () => false,
  );
  // The server's folder is inside the run's folder.
  return answers || isAlive(pid) || existsSync(dirname(folder));
}

/** Starts the command through `shell`, and waits until its server answers. */
async function start(how: string, shell?: string): Promise<{ child: ChildProcess; left: LeftProcess }> {
  const [file, ...args] = shell ? ['sh', '-c', shell] : [process.execPath, COMMAND, how];
  const child = spawn(file, args, {
    env: { ...process.env, npm_lifecycle_event: 'test', NODE: process.execPath, COMMAND, HOW: how },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, left: JSON.parse(line) };
}

/** How long after the command's end a part of it still exists, in ms. */
async function timeUntilGone(left: LeftProcess): Promise<number> {
  const begun = performance.now();
  while (await isLeft(left)) {
    if (performance.now() - begun > GONE_MS) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return performance.now() - begun;
}

describe.concurrent('all processes, ports and temporary folders of a command are gone soon after', () => {
  test.concurrent.each([
    ['passes', 0],
    ['fails', 1],
    ['is silent', 1],
  ])('it %s', async (how, code) => {
    const { child, left } = await start(how);
    if (child.exitCode === null) await once(child, 'exit');
    expect(child.exitCode).toBe(code);
    expect(await isLeft(left)).toBe(false);
  });

  test.concurrent.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('it gets %s', async (signal, code) => {
    const { child, left } = await start('goes on');
    expect(await isLeft(left)).toBe(true);
    child.kill(signal);
    const begun = performance.now();
    await once(child, 'exit');
    expect(child.exitCode).toBe(code);
    expect(await isLeft(left)).toBe(false);
    expect(performance.now() - begun).toBeLessThan(GONE_MS);
  });

  test.concurrent('it is killed', async () => {
    const { child, left } = await start('goes on');
    child.kill('SIGKILL');
    expect(await timeUntilGone(left)).toBeLessThan(GONE_MS);
  });

  test.concurrent('the process that started it is killed', async () => {
    const { child, left } = await start('goes on', '"$NODE" "$COMMAND" "$HOW"; exit $?');
    child.kill('SIGKILL');
    expect(await timeUntilGone(left)).toBeLessThan(GONE_MS);
  });

  test.concurrent('the parent of the shell that started it is killed', async () => {
    const npm = `sh -c '"$NODE" "$COMMAND" "$HOW"; exit $?'; exit $?`;
    const { child, left } = await start('goes on', npm);
    child.kill('SIGKILL');
    expect(await timeUntilGone(left)).toBeLessThan(GONE_MS);
  });
});
