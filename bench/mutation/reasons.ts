import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Why a mutant survives although the tests are right. `code` and `becomes` are written as
 * in the list of bench/README.md.
 */
interface Reason {
  code: string;
  becomes: string;
  reason: string;
}

/** The reasons by file. */
export type Reasons = Readonly<Record<string, readonly Reason[]>>;

/** All known reasons. */
export const readReasons = (): Reasons =>
  JSON.parse(readFileSync(fileURLToPath(new URL('./reasons.json', import.meta.url)), 'utf8')) as Reasons;

/** The reason of one mutant; undefined where none is known. */
export const reasonFor = (
  reasons: Reasons,
  mutant: { file: string; code: string; becomes: string },
): string | undefined =>
  reasons[mutant.file]?.find(({ code, becomes }) => code === mutant.code && becomes === mutant.becomes)
    ?.reason;
