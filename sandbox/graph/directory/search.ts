import { GraphProblem } from '../../core/graph-message';
import type { Call } from '../route';
import { directoryRefusal } from './refusals';

/** The searchable properties of a list: a property's name in lower case → its text. */
export type Searchable<T> = Record<string, (entity: T) => string | null>;

type Test<T> = (entity: T) => boolean;

const bad = (text: string) => new GraphProblem(400, 'Request_BadRequest', `Syntax error in $search: ${text}`);

/**
 * Splits text into words as Graph does: at punctuation, between letters and digits, and
 * before capitals after small letters.
 */
function wordsOf(text: string): string[] {
  const apart = text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{L})(\p{N})|(\p{N})(\p{L})/gu, '$1$3 $2$4');
  return apart
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Whether a property matches: names and descriptions by word, everything else by its beginning. */
function holds(property: string, text: string, wanted: string): boolean {
  if (text.toLowerCase().startsWith(wanted.toLowerCase())) return true;
  if (property !== 'displayname' && property !== 'description') return false;
  const words = wordsOf(text);
  return wordsOf(wanted).every((part) => words.some((word) => word.startsWith(part)));
}

function clause<T>(text: string, properties: Searchable<T>): Test<T> {
  const [, property = '', wanted = ''] = /^"(\w+):(.+)"$/.exec(text) ?? [];
  const read = Object.hasOwn(properties, property.toLowerCase())
    ? properties[property.toLowerCase()]
    : undefined;
  if (!read) throw bad(text);
  return (entity) => holds(property.toLowerCase(), read(entity) ?? '', wanted);
}

/**
 * The test for a `$search`: `"displayName:ada" OR "mail:ada"`, `AND` before `OR`. Throws 400 for other
 * syntax, for properties that can't be searched, and without the header that such queries need.
 * https://learn.microsoft.com/graph/search-query-parameter#using-search-on-directory-object-collections
 */
export function searchTest<T>({ request }: Call, text: string, properties: Searchable<T>): Test<T> {
  if (request.headers.get('consistencylevel')?.toLowerCase() !== 'eventual')
    throw directoryRefusal('searchNeedsEventual');
  const either = text
    .split(/\s+OR\s+(?=")/)
    .map((part) => part.split(/\s+AND\s+(?=")/).map((one) => clause(one.trim(), properties)));
  return (entity) => either.some((all) => all.every((test) => test(entity)));
}
