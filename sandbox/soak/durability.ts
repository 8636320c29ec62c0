import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { checkAnswers, checkData } from './durability-check';
import { type Client, createClient } from './durability-client';
import { createLedger, type Ledger, load } from './durability-load';
import { freePort, type SandboxProcess, startProcess } from './durability-process';

export interface DurabilityReport {
  kills: number;
  /** The number of acknowledged writes over all lives of the process. */
  answers: number;
  definitions: number;
  failures: string[];
}

interface RunningServer {
  home: { folder: string; port: number };
  tokens: Map<string, string>;
  process: SandboxProcess;
  ledger: Ledger | undefined;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function clientOf({ process, tokens }: RunningServer): Promise<Client> {
  await process.ready;
  return createClient(process.url, tokens);
}

/**
 * A life gives at least this many answers before it dies: a life that only starts would
 * prove nothing on a slow machine.
 */
const FEWEST_ANSWERS = 3;

/**
 * One life: load, death after `ms` and its first answers, a check of the data, a new life, a check of the
 * answers.
 */
async function checkOneRestart(life: RunningServer, ms: number): Promise<void> {
  const client = await clientOf(life);
  life.ledger ??= await createLedger(client);
  const { ledger } = life;
  const before = new Set(ledger.definitions);
  const enough = ledger.answers + FEWEST_ANSWERS;
  let alive = true;
  let broken = false;
  const loading = load(client, ledger, () => alive).catch((problem: unknown) => {
    broken = true;
    ledger.failures.push(`the load broke off: ${String(problem)}`);
  });
  await pause(ms);
  while (ledger.answers < enough && !broken) await pause(5);
  alive = false;
  await life.process.kill();
  await loading;
  ledger.failures.push(...checkData(life.home.folder));
  life.process = startProcess(life.home);
  const fresh = new Set([...ledger.definitions].filter((id) => !before.has(id)));
  ledger.failures.push(...(await checkAnswers(await clientOf(life), ledger, fresh)));
}

/**
 * Kills the sandbox while it creates its data for the first time: the next start must find none, or all of
 * it.
 */
async function checkKilledCreation(home: RunningServer['home'], ms: number): Promise<void> {
  const process = startProcess(home);
  await pause(ms);
  await process.kill();
}

/**
 * Kills a sandbox under load `kills` times, once during its creation and then at moments that `seed`
 * chooses, and checks each time that everything acknowledged exists and nothing is half written. No
 * life is longer than `longestMs`.
 */
export async function durability({
  kills,
  seed,
  longestMs = 1_500,
}: {
  kills: number;
  seed: number;
  longestMs?: number;
}): Promise<DurabilityReport> {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-durability-'));
  const [birth = 0, ...moments] = fc.sample(fc.integer({ min: 50, max: longestMs }), {
    seed,
    numRuns: kills,
  });
  let life: RunningServer | undefined;
  try {
    const home = { folder, port: await freePort() };
    await checkKilledCreation(home, birth);
    life = { home, tokens: new Map(), process: startProcess(home), ledger: undefined };
    for (const ms of moments) await checkOneRestart(life, ms);
    const { ledger } = life;
    return {
      kills,
      answers: ledger?.answers ?? 0,
      definitions: ledger?.definitions.size ?? 0,
      failures: (ledger?.failures ?? []).map((failure) => `seed ${seed}: ${failure}`),
    };
  } finally {
    await life?.process.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
