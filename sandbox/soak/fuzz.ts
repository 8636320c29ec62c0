import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { isGraphPath } from '../graph-front';
import { anyCall, type FuzzCall } from './calls';
import { verdict } from './verdict';
import { createFuzzWorld, type FuzzWorld } from './world';

const SANDBOX_URL = 'http://localhost:4100';
/** Each world gets this many calls: a new world restores what calls have deleted. */
const CALLS_PER_WORLD = 500;
/** No answer takes longer, even on a slow machine. */
const LONGEST_MS = 5_000;
/** The most memory that may be held after all calls beyond what the first world held. */
const MAX_GROWTH_BYTES = 64 * 1024 * 1024;
const MAX_FAILURES = 20;

export interface FuzzReport {
  runs: number;
  /** How many answers had which status. */
  statuses: Record<string, number>;
  /** The failures, each with the seed and the number of the run that reproduces it. */
  failures: string[];
  /** The growth of the heap after the first world, in bytes. */
  growth: number;
}

function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

function requestOf(call: FuzzCall, world: FuzzWorld): Request {
  const headers = new Headers(call.headers);
  const authorization = world.authorization[call.token];
  if (authorization !== null) headers.set('authorization', authorization);
  if (call.body?.type) headers.set('content-type', call.body.type);
  const { method } = call;
  return new Request(SANDBOX_URL + call.target, { method, headers, body: call.body ? call.body.text : null });
}

function described(call: FuzzCall): string {
  const text = call.body ? ` ${call.body.type} ${call.body.text}` : '';
  return `${call.token}: ${call.method} ${call.target}${text}`.slice(0, 2_000);
}

interface Outcome {
  status: number;
  problem: string | undefined;
}

/**
 * The result of one call. Console output during the call is a fault too, because
 * Graph's front writes nothing there.
 */
async function outcomeOf(call: FuzzCall, world: FuzzWorld): Promise<Outcome> {
  const request = requestOf(call, world);
  const loggedErrors: unknown[] = [];
  const { error } = console;
  console.error = (...words: unknown[]) => loggedErrors.push(...words);
  const before = performance.now();
  try {
    const response = await world.sandbox.fetch(request);
    const text = await response.text();
    const took = performance.now() - before;
    const { status } = response;
    if (loggedErrors.length > 0)
      return {
        status,
        problem: `console.error: ${String((loggedErrors[0] as Error).stack ?? loggedErrors[0])}`,
      };
    if (took > LONGEST_MS) return { status, problem: `took ${Math.round(took)} ms` };
    // Dots in a path may lead away from Graph before the sandbox sees the path.
    if (!isGraphPath(new URL(request.url).pathname)) return { status, problem: undefined };
    return { status, problem: verdict(call, response, text, world.tenant.domain) };
  } catch (problem) {
    return { status: 0, problem: `rejected: ${String((problem as Error).stack ?? problem)}` };
  } finally {
    console.error = error;
  }
}

async function runWorld(seed: number, runs: number, report: FuzzReport): Promise<void> {
  const world = await createFuzzWorld();
  const calls = fc.sample(anyCall(world.chains), { seed, numRuns: runs });
  for (const [index, call] of calls.entries()) {
    world.tick(100);
    if (index % 50 === 49) await world.passDay();
    const { status, problem } = await outcomeOf(call, world);
    report.runs += 1;
    report.statuses[status] = (report.statuses[status] ?? 0) + 1;
    if (problem && report.failures.length < MAX_FAILURES)
      report.failures.push(`seed ${seed}, run ${index}: ${problem}\n  ${described(call)}`);
  }
  const log = await world.sandbox.fetch(
    new Request(`${SANDBOX_URL}/sandbox/tenants/${world.tenant.id}/requests`),
  );
  if (log.status !== 200) report.failures.push(`seed ${seed}: the log of requests answers ${log.status}`);
  world.sandbox.close();
}

/**
 * Sends `runs` requests of every kind to a whole sandbox and checks each answer: Graph's envelope and no 5xx,
 * no internal details, nothing of another tenant, in time; and that memory doesn't grow. The same seed sends
 * the same requests to equal worlds.
 */
export async function fuzz({ runs, seed }: { runs: number; seed: number }): Promise<FuzzReport> {
  const report: FuzzReport = { runs: 0, statuses: {}, failures: [], growth: 0 };
  let first: number | undefined;
  for (let world = 0; report.runs < runs; world += 1) {
    await runWorld(seed + world, Math.min(CALLS_PER_WORLD, runs - report.runs), report);
    first ??= heapUsed();
  }
  report.growth = heapUsed() - (first ?? 0);
  if (report.growth > MAX_GROWTH_BYTES)
    report.failures.push(`seed ${seed}: the heap grew by ${Math.round(report.growth / 1024 / 1024)} MB`);
  return report;
}
