import { type Reasons, reasonFor } from './reasons';
import type { Mutant } from './run';

/** The result of one file's mutants. */
export interface FileResult {
  file: string;
  /** The day of the run, YYYY-MM-DD. */
  day: string;
  killed: number;
  /**
   * How many of the killed mutants had tests that didn't end: on a busy machine such a test may only be slow.
   */
  endless: number;
  survived: number;
  /**
   * How many mutants were left out because they change code that runs once, when the file is
   * read: each would need all tests.
   */
  untried: number;
  /** A line of markdown for each survivor, which begins with `- {file}:`. */
  told: string[];
}

const SURVIVES: readonly Mutant['status'][] = ['Survived', 'NoCoverage'];
/**
 * The states that count as killed. A runtime error means a test file that can't be read any
 * more, so a whole run would fail.
 */
const KILLED: readonly Mutant['status'][] = ['Killed', 'Timeout', 'RuntimeError'];
const ENDLESS: readonly Mutant['status'][] = ['Timeout'];
const UNTRIED: readonly Mutant['status'][] = ['Ignored'];
const LONGEST = 100;

/** Code on one line, shortened to the length of a line. */
function shortened(code: string): string {
  const line = code.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}

/** A piece of a source text; lines and columns count from 1, and the end is exclusive. */
function piece(source: string, { start, end }: Mutant['location']): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  return lines
    .map((line, at) =>
      line.slice(at === 0 ? start.column - 1 : 0, at === lines.length - 1 ? end.column - 1 : undefined),
    )
    .join('\n');
}

/** Code in a line of markdown, with any characters. */
function quoted(code: string): string {
  if (code === '') return 'nothing';
  return code.includes('`') ? `\`\` ${code} \`\`` : `\`${code}\``;
}

/** How a line of a survivor says what changed; its reason follows. */
const change = (code: string, becomes: string): string => ` ${quoted(code)} → ${quoted(becomes)}: `;

function survivorLine(file: string, source: string, mutant: Mutant, reasons: Reasons): string {
  const code = shortened(piece(source, mutant.location));
  const becomes = shortened(mutant.replacement);
  const unknown = mutant.status === 'NoCoverage' ? 'no test reaches it' : 'no reason known';
  const why = reasonFor(reasons, { file, code, becomes }) ?? unknown;
  return `- ${file}:${mutant.location.start.line}${change(code, becomes)}${why}`;
}

/** The result of an earlier run with the reasons that are known today. */
export function withReasons(result: FileResult, reasons: Reasons): FileResult {
  const known = reasons[result.file] ?? [];
  const told = result.told.map((line) => {
    for (const { code, becomes, reason } of known) {
      const [place, before] = line.split(change(code, becomes), 2);
      if (before !== undefined) return `${place}${change(code, becomes)}${reason}`;
    }
    return line;
  });
  return { ...result, told };
}

/** The result of a file's mutants. `source`: the file's text, `day`: YYYY-MM-DD. */
export function fileResult(
  { file, source, day }: { file: string; source: string; day: string },
  mutants: readonly Mutant[],
  reasons: Reasons,
): FileResult {
  const survivors = mutants
    .filter(({ status }) => SURVIVES.includes(status))
    .sort((one, other) => one.location.start.line - other.location.start.line);
  const count = (these: readonly Mutant['status'][]) =>
    mutants.filter(({ status }) => these.includes(status)).length;
  return {
    file,
    day,
    killed: count(KILLED),
    endless: count(ENDLESS),
    survived: survivors.length,
    untried: count(UNTRIED),
    told: survivors.map((mutant) => survivorLine(file, source, mutant, reasons)),
  };
}
