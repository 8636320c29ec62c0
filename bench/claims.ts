/** One line of what was promised and what came of it. */
export interface Claim {
  what: string;
  unit: '×' | 's' | 'MB';
  measured: number;
  /** `measured` may be as much. */
  atMost: number;
  /** How the figure came about: its parts, how often it was measured. */
  detail: string;
  /** What a miss comes from; read only where there is one. */
  cause?: string;
}

const SEPARATOR = { '×': '', s: ' ', MB: ' ' };

/** Three digits are as many as a shared machine can vouch for. */
export function figure(value: number, unit: Claim['unit'] | 'ms'): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)}${unit === 'ms' ? ' ' : SEPARATOR[unit]}${unit}`;
}

/** Whether the claim was met; a figure that is none at all misses. */
export function isMet({ measured, atMost }: Claim): boolean {
  return measured <= atMost;
}

function verdict(claim: Claim): string {
  if (isMet(claim)) return 'met';
  return claim.cause ? `**MISSED**: ${claim.cause}` : '**MISSED**';
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** The claims as a table of markdown. */
export function claimTable(claims: readonly Claim[]): string {
  const rows = claims.map((claim) => [
    claim.what,
    `at most ${claim.atMost}${SEPARATOR[claim.unit]}${claim.unit}`,
    `${figure(claim.measured, claim.unit)} (${claim.detail})`,
    verdict(claim),
  ]);
  const lines = [['what', 'must be', 'measured', ''], ['---', '---', '---', '---'], ...rows];
  return lines.map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
}
