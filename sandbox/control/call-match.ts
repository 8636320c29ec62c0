import { RE2JS } from 're2js';
import * as v from 'valibot';

/** The facts of a call that a rule can match. */
export interface CallFacts {
  method: string;
  /** Decoded, with the version first. */
  path: string;
  query: URLSearchParams;
  inBatch: boolean;
}

const MAX_PATTERN_CHARACTERS = 300;
/** Only this many characters are matched; the portal's longest paths and queries are shorter. */
const MAX_SUBJECT_CHARACTERS = 4_000;

const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const;
const Method = v.pipe(v.string(), v.toUpperCase(), v.picklist(METHODS));
const Pattern = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_PATTERN_CHARACTERS));

function isRegularExpression(source: string): boolean {
  try {
    return expressionOf(source) instanceof RE2JS;
  } catch {
    return false;
  }
}

const Regex = v.pipe(
  Pattern,
  v.check(isRegularExpression, 'not a regular expression of RE2 (no look-around, no back-references)'),
);

/** The calls that a rule matches; a call has to match every field that is present. */
export const CallMatch = v.strictObject({
  method: v.optional(v.union([Method, v.array(Method)])),
  path: v.optional(Pattern),
  pathRegex: v.optional(Regex),
  query: v.optional(Pattern),
  queryRegex: v.optional(Regex),
  inBatch: v.optional(v.boolean()),
});
export type CallMatch = v.InferOutput<typeof CallMatch>;

/** RE2 runs in time proportional to the text, whatever the pattern: no pattern can hang the sandbox. */
function expressionOf(source: string): RE2JS {
  return RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
}

/** Turns a glob of paths into an expression: `*` is one segment, `**` any number. */
function globSource(glob: string): string {
  const pieces = glob.split(/(\*\*|\*)/).map((piece) => {
    if (piece === '**') return '.*';
    return piece === '*' ? '[^/]*' : RE2JS.quote(piece);
  });
  return `^${pieces.join('')}$`;
}

/** The query in readable form: decoded, a plus as a space. */
function queryText(query: URLSearchParams): string {
  return [...query].map(([name, value]) => `${name}=${value}`).join('&');
}

type Test = (facts: CallFacts) => boolean;

function finds(source: string, textOf: (facts: CallFacts) => string): Test {
  const expression = expressionOf(source);
  return (facts) => expression.matcher(textOf(facts).slice(0, MAX_SUBJECT_CHARACTERS)).find();
}

/** Reads `match` once; returns a test that tells whether the rule matches a call. */
export function callTest(match: CallMatch = {}): Test {
  const { method, path, pathRegex, query, queryRegex, inBatch } = match;
  const methods = method === undefined ? undefined : [method].flat();
  const pathOf = (facts: CallFacts) => facts.path;
  const queryOf = (facts: CallFacts) => queryText(facts.query);
  const tests: Test[] = [];
  if (methods) tests.push((facts) => methods.some((one) => one === facts.method));
  if (inBatch !== undefined) tests.push((facts) => facts.inBatch === inBatch);
  if (path !== undefined) tests.push(finds(globSource(path), pathOf));
  if (pathRegex !== undefined) tests.push(finds(pathRegex, pathOf));
  if (query !== undefined) tests.push(finds(RE2JS.quote(query), queryOf));
  if (queryRegex !== undefined) tests.push(finds(queryRegex, queryOf));
  return (facts) => tests.every((test) => test(facts));
}
