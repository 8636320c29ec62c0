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
/** Units that are counted in whole numbers, so their figures have no decimals. */
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

/** A claim: what was promised, and the measurement. */
export type Claim = ClaimText & ({ atMost: number } | { atLeast: number });

interface ClaimText {
  what: string;
  unit: Unit;
  measured: number;
  /** How the figure was measured: its parts, and the number of measurements. */
  detail: string;
  /** The cause of a missed claim; read only for a missed one. */
  cause?: string;
}

/** A figure with three significant digits, which is the precision of a shared machine. */
export function figure(value: number, unit: Unit): string {
  const digits = COUNTED.includes(unit) || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)}${SEPARATOR[unit]}${unit}`;
}

/** Whether the claim is met, limits included; NaN misses. */
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
