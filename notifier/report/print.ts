import { safeText } from '../../lib/review/text';
import type { NotifyReport } from '../notify';
import type { PersonLine } from './person-line';

export const FORMATS = ['table', 'json'] as const;
export type Format = (typeof FORMATS)[number];

const owed = ({ rounds }: PersonLine, kind: 'owes' | 'shared'): number =>
  rounds.reduce((sum, round) => sum + round[kind], 0);

/** The report on the run as a whole. */
function runOf({ at, claims, unknown, unread, requests, took }: NotifyReport) {
  return { kind: 'run', at, claims, unknown, unread, requests, took };
}

function personOf(line: PersonLine, names: boolean) {
  const { name, address, rounds, ...rest } = line;
  const reviews = rounds.map(({ review, ...round }) => (names ? { review, ...round } : round));
  return { kind: 'person', ...rest, ...(names && { name, address }), rounds: reviews };
}

const HEAD = ['person', 'result', 'why', 'own', 'shared', 'until', 'told'];

function cellsOf(line: PersonLine, names: boolean): string[] {
  const { person, name, address, result, why, occasion, rounds, told = [] } = line;
  const [first] = rounds.map(({ endsAt }) => endsAt).sort();
  return [
    names && address ? `${name} <${address}>` : person,
    result,
    why ?? occasion ?? '',
    String(owed(line, 'owes')),
    String(owed(line, 'shared')),
    first?.slice(0, 16) ?? '',
    told.map(({ day, state }) => (state === 'sent' ? day : `${day} (${state})`)).join(', '),
  ].map((cell) => safeText(cell));
}

function asTable(lines: readonly PersonLine[], names: boolean): string[] {
  const rows = [HEAD, ...lines.map((line) => cellsOf(line, names))];
  const widths = HEAD.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function counts(lines: readonly PersonLine[]): string {
  const found = new Map<string, number>();
  for (const { result } of lines) found.set(result, (found.get(result) ?? 0) + 1);
  return [...found].map(([result, many]) => `${many} ${result}`).join(', ') || 'nobody is waited for';
}

/** A sentence on a part of a review that could not be read. */
export const unreadSentence = ({ definitionId, what, status }: NotifyReport['unread'][number]): string =>
  `Not read: ${what}${definitionId && ` of the review ${definitionId}`} (${status ?? 'no list'}).`;

function sentences({ at, lines, claims, unread, requests, took }: NotifyReport): string[] {
  return [
    `${at}: ${counts(lines)}. ${requests} requests, ${(took / 1_000).toFixed(1)} s.`,
    ...(claims.notKnown > 0
      ? [`Whom ${claims.notKnown} items wait for isn’t known: nobody is told of them.`]
      : []),
    ...unread.map(unreadSentence),
  ];
}

/**
 * A run for people (a table) or for programs (JSON, one line each, the run itself first), line by line: of thousands of
 * people the whole is some megabytes. Ids stand for people unless names are asked for.
 */
export function* printed(report: NotifyReport, format: Format, names: boolean): Generator<string> {
  if (format === 'table') yield* [...asTable(report.lines, names), '', ...sentences(report)];
  else {
    yield JSON.stringify(runOf(report));
    for (const line of report.lines) yield JSON.stringify(personOf(line, names));
  }
}
