import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Why a mutant lives though the tests are right. `code` and `becomes` stand as in the list of bench/README.md. */
interface Reason {
  code: string;
  becomes: string;
  reason: string;
}

/** By file. */
export type Reasons = Readonly<Record<string, readonly Reason[]>>;

/** The reasons that are known. */
export const readReasons = (): Reasons =>
  JSON.parse(readFileSync(fileURLToPath(new URL('./reasons.json', import.meta.url)), 'utf8')) as Reasons;

/** The reason of one mutant, where one is known. */
export const reasonFor = (
  reasons: Reasons,
  mutant: { file: string; code: string; becomes: string },
): string | undefined =>
  reasons[mutant.file]?.find(({ code, becomes }) => code === mutant.code && becomes === mutant.becomes)
    ?.reason;
