import fc from 'fast-check';
import { TEMPLATES } from './templates';

/** A body as it is sent. */
export interface SentBody {
  text: string;
  type: string | null;
  /** Whether the body is JSON with the right content type; other bodies must be refused. */
  valid: boolean;
}

/** Values of a wrong kind. */
const WRONG: unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  'x',
  "'; drop table users; --",
  '9999-99-99T99:99:99Z',
  '\u0000',
  '\u202e',
  [],
  [[]],
  {},
  { '@odata.type': '#microsoft.graph.none' },
  'y'.repeat(20_000),
  Array(2_000).fill(0),
];

type Path = (string | number)[];

/** Every place in a value, including the value itself. */
function places(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([name, inner]) => places(inner, [...at, name]))];
}

function replaced(value: unknown, [first, ...rest]: Path, by: unknown): unknown {
  if (first === undefined) return by;
  if (Array.isArray(value))
    return value.map((one, index) => (index === Number(first) ? replaced(one, rest, by) : one));
  const entity = value as Record<string, unknown>;
  return { ...entity, [first]: replaced(entity[first], rest, by) };
}

const json = (text: string): SentBody => ({ text, type: 'application/json', valid: true });

/** A body for the pattern or sometimes for another one, with up to three faults. */
function mutated(pattern: string): fc.Arbitrary<SentBody> {
  const fitting = TEMPLATES.filter(([end]) => end.test(pattern));
  const template = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...fitting) },
    { weight: 1, arbitrary: fc.constantFrom(...TEMPLATES) },
  );
  const change = fc.tuple(fc.nat(), fc.constantFrom(...WRONG));
  const changes = fc.oneof(fc.constant([]), fc.array(change, { minLength: 1, maxLength: 3 }));
  return fc.tuple(template, changes).map(([[, right], wrongs]) => {
    let body = right;
    for (const [choice, wrong] of wrongs) {
      const all = places(body);
      body = replaced(body, all[choice % all.length] ?? [], wrong);
    }
    return json(JSON.stringify(body));
  });
}

/** Property names that reach an object's prototype in careless code. */
const poisoned = fc
  .tuple(
    fc.constantFrom('__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString'),
    fc.constantFrom('{"polluted":true}', 'null', '"x"', '{"prototype":{"polluted":true}}'),
    fc.constantFrom(...TEMPLATES),
  )
  .map(([name, value, [, template]]) =>
    json(`{"${name}":${value},${JSON.stringify(template).slice(1).replace(/^}/, '"a":1}')}`),
  );

const deep = fc
  .tuple(fc.integer({ min: 10, max: 20_000 }), fc.constantFrom('[', '{"scope":', '{"a":['))
  .map(([depth, open]) => {
    const close = open === '[' ? ']' : open === '{"scope":' ? '}' : ']}';
    return json(`${open.repeat(depth)}1${close.repeat(depth)}`);
  });

const huge = fc
  .constantFrom(300_000, 3_000_000, 5_000_000)
  .map((size) => ({ ...json(JSON.stringify({ justification: 'z'.repeat(size) })), valid: size < 4_000_000 }));

const broken = fc
  .constantFrom('{', '{"a":}', "{'a':1}", '[1,]', 'NaN', 'undefined', '\ufeff', '{"a":1}}', '\u0000', 'a=b')
  .map((text) => ({ ...json(text), valid: false }));

const otherType = fc
  .constantFrom(
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/xml',
    '',
    'application/jsonp/x;;',
  )
  .map((type) => ({ text: '{"decision":"Approve"}', type, valid: false }));

const empty: SentBody = { text: '', type: 'application/json', valid: true };

/** Bodies: valid ones, ones with faults at some places, and ones that aren't JSON. */
export function body(pattern: string): fc.Arbitrary<SentBody> {
  return fc.oneof(
    { weight: 30, arbitrary: mutated(pattern) },
    { weight: 3, arbitrary: poisoned },
    { weight: 2, arbitrary: deep },
    { weight: 3, arbitrary: broken },
    { weight: 2, arbitrary: otherType },
    { weight: 2, arbitrary: fc.json().map(json) },
    { weight: 2, arbitrary: fc.constant(empty) },
    { weight: 1, arbitrary: huge },
  );
}
