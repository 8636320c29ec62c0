import { parseArgs } from 'node:util';
import { fuzz } from './fuzz';

interface Suite {
  name: string;
  /** Gives a line of what was done, and what failed. */
  run(seed: number, runs: number): Promise<{ done: string; failures: string[] }>;
}

const SUITES: readonly Suite[] = [
  {
    name: 'fuzz',
    run: async (seed, runs) => {
      const report = await fuzz({ seed, runs });
      const statuses = Object.entries(report.statuses).map(([status, count]) => `${status}: ${count}`);
      const growth = Math.round(report.growth / 1024 / 1024);
      return {
        done: `${report.runs} requests, heap ${growth} MB more (${statuses.join(', ')})`,
        failures: report.failures,
      };
    },
  },
];

/** Runs every suite, or the one named, and prints a line for each. Ends with 1 where one failed. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
      runs: { type: 'string', default: '10000' },
      only: { type: 'string' },
    },
  });
  const [seed, runs] = [Number(values.seed), Number(values.runs)];
  for (const { name, run } of SUITES.filter((suite) => !values.only || suite.name === values.only)) {
    const started = Date.now();
    const { done, failures } = await run(seed, runs);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    for (const failure of failures) console.log(failure);
    console.log(
      `${failures.length === 0 ? 'ok    ' : 'FAILED'} ${name}: ${done}, seed ${seed} (${seconds} s)`,
    );
    if (failures.length > 0) process.exitCode = 1;
  }
}

await main();
