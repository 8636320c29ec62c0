import type { Sum } from '../../lib/outbox/simulation/runs-testing';
import { markdownTable } from '../table';

export interface Run extends Omit<Sum, 'bad'> {
  name: string;
  bad: readonly { seed: number; violations: readonly { rule: string }[] }[];
}

/** The promises of the simulation's checks that each column covers. */
const COLUMNS: Record<string, readonly string[]> = {
  wrong: ['I1'],
  lost: ['I2', 'I8'],
  crossed: ['I3'],
  'over a shown answer': ['I7'],
  'told wrongly': ['I9'],
};
const TOLD = Object.values(COLUMNS).flat();

function share(part: number, of: number): string {
  if (part === 0) return '0';
  const percent = (100 * part) / of;
  return `${percent.toFixed(percent < 1 ? 2 : 1)} %`;
}

const broke = ({ bad }: Run, counts: (rule: string) => boolean): number =>
  bad.filter(({ violations }) => violations.some(({ rule }) => counts(rule))).length;

function line(run: Run): string[] {
  const { name, seeds, bad, sends, repeats, overwrote } = run;
  return [
    name,
    seeds.toLocaleString('en'),
    share(bad.length, seeds),
    ...Object.values(COLUMNS).map((rules) =>
      share(
        broke(run, (rule) => rules.includes(rule)),
        seeds,
      ),
    ),
    share(
      broke(run, (rule) => !TOLD.includes(rule)),
      seeds,
    ),
    share(overwrote, sends),
    sends === 0 ? '-' : (repeats / sends).toFixed(2),
  ];
}

/** The runs as a table of markdown: worlds that broke a promise, and the cost in sends. */
export function runTable(runs: readonly Run[]): string {
  const head = [
    'rules',
    'seeds',
    'any broken',
    ...Object.keys(COLUMNS),
    'other',
    'unseen, of sends',
    'repeats a send',
  ];
  return markdownTable([head, ...runs.map(line)]);
}
