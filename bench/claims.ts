import { markdownTable } from './table';

const SEPARATOR = {
  '×': '',
  s: ' ',
  ms: ' ',
  MB: ' ',
  kB: ' ',
  px: ' ',
  nodes: ' ',
  trips: ' ',
  points: ' ',
  presses: ' ',
  keys: ' ',
  rows: ' ',
  words: ' ',
  stops: ' ',
};
type Unit = keyof typeof SEPARATOR;
/** Things that are counted one by one have no digits after the point. */
const COUNTED: readonly Unit[] = [
  'px',
  'nodes',
  'trips',
  'points',
  'presses',
  'keys',
  'rows',
  'words',
  'stops',
];

/** One line of what was promised and what came of it. */
export type Claim = ClaimText & ({ atMost: number } | { atLeast: number });

interface ClaimText {
  what: string;
  unit: Unit;
  measured: number;
  /** How the figure came about: its parts, how often it was measured. */
  detail: string;
  /** What a miss comes from; read only where there is one. */
  cause?: string;
}

/** Three digits are as many as a shared machine can vouch for. */
export function figure(value: number, unit: Unit): string {
  const digits = COUNTED.includes(unit) || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)}${SEPARATOR[unit]}${unit}`;
}

/** Whether the claim was met, to the limit itself; a figure that is none at all misses. */
export function isMet(claim: Claim): boolean {
  return 'atMost' in claim ? claim.measured <= claim.atMost : claim.measured >= claim.atLeast;
}

function demand(claim: Claim): string {
  const [words, limit] = 'atMost' in claim ? ['at most', claim.atMost] : ['at least', claim.atLeast];
  return `${words} ${limit}${SEPARATOR[claim.unit]}${claim.unit}`;
}

function verdict(claim: Claim): string {
  if (isMet(claim)) return 'met';
  return claim.cause ? `**MISSED**: ${claim.cause}` : '**MISSED**';
}

/** The claims as a table of markdown. */
export function claimTable(claims: readonly Claim[]): string {
  const rows = claims.map((claim) => [
    claim.what,
    demand(claim),
    `${figure(claim.measured, claim.unit)} (${claim.detail})`,
    verdict(claim),
  ]);
  return markdownTable([['what', 'must be', 'measured', 'result'], ...rows]);
}
