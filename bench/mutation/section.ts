import { markdownTable } from '../table';
import type { FileResult } from './results';

const HOW = `A mutant is one small change of the code: a condition turned round, a branch emptied, a text cleared. It is killed
when a test of \`lib\` fails of it or never ends; what survives is code that may be wrong without a test that says so.
\`npm run mutation\` tries the files changed since main, \`npm run mutation -- lib/answers\` a room, a folder or a file,
\`npm run mutation -- --all\` everything, which takes hours. Files that a run leaves out keep their lines. The outbox's
simulator and tests that measure time don't take part. _Endless_ are those of the killed whose tests didn't end in
time; on a busy machine an honest test can be too slow. _Untried_ is what is made once, when a file is read, such as a
table of constants: each such mutant would need every test.`;

const ENOUGH_PERCENT = 90;
const ROW = /^\| (lib\/\S+\.ts) +\| (\S+) +\| (\d+) +\| (\d+) +\| (\d+) +\| (\d+) +\|/gm;

/** The results of each file in bench/README.md, written by earlier runs. */
export function readSection(document: string): FileResult[] {
  const lines = document.split('\n');
  return [...document.matchAll(ROW)].map(([, file = '', day = '', ...counts]) => {
    const [killed = 0, endless = 0, survived = 0, untried = 0] = counts.map(Number);
    return {
      file,
      day,
      killed,
      endless,
      survived,
      untried,
      told: lines.filter((line) => line.startsWith(`- ${file}:`)),
    };
  });
}

/** The results with newer ones in place of older ones, without deleted files. `all`: the existing files. */
export function together(
  older: readonly FileResult[],
  newer: readonly FileResult[],
  all: readonly string[],
): FileResult[] {
  const byFile = new Map([...older, ...newer].map((result) => [result.file, result]));
  return all.flatMap((file) => byFile.get(file) ?? []);
}

function score(killed: number, survived: number): string {
  const all = killed + survived;
  // Rounded down: 89.96 is less than 90.
  return all === 0 ? '-' : `${(Math.floor((1000 * killed) / all) / 10).toFixed(1)} %`;
}

function roomLine(room: string, all: readonly string[], results: readonly FileResult[]): string[] {
  const isHere = (file: string) => file.startsWith(`${room}/`);
  const here = results.filter(({ file }) => isHere(file));
  const killed = here.reduce((sum, one) => sum + one.killed, 0);
  const survived = here.reduce((sum, one) => sum + one.survived, 0);
  const many = all.filter(isHere).length;
  const isEnough = killed * 100 >= ENOUGH_PERCENT * (killed + survived);
  const result = here.length < many ? 'not all tried' : isEnough ? 'met' : '**MISSED**';
  return [room, `${here.length} of ${many}`, `${killed}`, `${survived}`, score(killed, survived), result];
}

const fileLine = ({ file, day, killed, endless, survived, untried }: FileResult): string[] => [
  file,
  day,
  `${killed}`,
  `${endless}`,
  `${survived}`,
  `${untried}`,
  score(killed, survived),
];

/** The section of bench/README.md: a line for each room, each file, and each survivor. */
export function mutationSection(
  results: readonly FileResult[],
  rooms: readonly string[],
  all: readonly string[],
): string {
  const tables = [
    markdownTable([
      ['room', 'files tried', 'killed', 'survived', 'score', `at least ${ENOUGH_PERCENT} %`],
      ...rooms.map((room) => roomLine(room, all, results)),
    ]),
    markdownTable([
      ['file', 'tried on', 'killed', 'endless', 'survived', 'untried', 'score'],
      ...results.map(fileLine),
    ]),
  ];
  const survivors = results.flatMap(({ told }) => told);
  return [
    '## Mutants that the tests notice',
    HOW,
    ...tables,
    'Survivors:',
    survivors.join('\n') || 'none.',
  ].join('\n\n');
}
