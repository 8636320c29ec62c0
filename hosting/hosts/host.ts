import { getMimeType } from 'hono/utils/mime';
import { ANSWER_KINDS, type AnswerKind, HASHED_FOLDER, type HeaderContext, headersFor } from '../headers';
import type { FileAddress, Site } from '../site';

/** The input for a host's files, the same for every host. */
export interface HostInput {
  site: Site;
  context: HeaderContext;
  /** The folder in which the host finds the export. */
  root: string;
  /** The name or address at which the host listens. */
  host: string;
  port: number;
}

/** A host's files by their path in its folder. */
export type HostFiles = Readonly<Record<string, string>>;

/** Characters that have no meaning in any host's language. */
const PLAIN_PATH = /^[\w./~!@+-]+$/;

/** The addresses that are listed one by one: all except the hashed files, which have their own folder. */
export function listed({ files }: Site): FileAddress[] {
  const odd = files.find(({ path, file }) => !PLAIN_PATH.test(path) || !PLAIN_PATH.test(file));
  if (odd) throw new Error(`${odd.path} has characters that the files of hosts can't hold.`);
  return files.filter(({ file }) => !file.startsWith(HASHED_FOLDER));
}

/** Each header with its value by kind of answer, for hosts that choose by kind. */
export function headerTable(context: HeaderContext): Map<string, Map<AnswerKind, string>> {
  const table = new Map<string, Map<AnswerKind, string>>();
  for (const kind of ANSWER_KINDS)
    for (const [name, value] of Object.entries(headersFor(kind, context)))
      table.set(name, (table.get(name) ?? new Map()).set(kind, value));
  return table;
}

/** Content types of the export by the ending of the name. */
export function contentTypes({ files }: Site): Map<string, string> {
  const endings = new Set(files.map(({ file }) => file.slice(file.lastIndexOf('.') + 1)));
  return new Map(
    [...endings].sort().map((ending) => [ending, getMimeType(`x.${ending}`) ?? 'application/octet-stream']),
  );
}

/** JSON without characters that have a meaning in a host's language: inside texts they become `\u` codes. */
export const plainJson = (json: string): string =>
  json.replace(/"((?:[^"\\]|\\.)*)"/g, (_, text: string) => {
    const coded = text.replace(/\\[^u]|[$'`{}]/g, (found) => {
      const code = (JSON.parse(`"${found}"`) as string).charCodeAt(0);
      return `\\u${code.toString(16).padStart(4, '0')}`;
    });
    return `"${coded}"`;
  });

/** A one-line text in which characters with a meaning in a host's language become percent codes. */
export const plainText = (text: string): string =>
  text.replace(/[$'`{}\\]/g, (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`);
