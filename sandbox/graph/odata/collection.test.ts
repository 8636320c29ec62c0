import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GraphRequest } from '../../core/graph-message';
import { arranged, type Filterable, pageOf, selected } from './collection';
import { LIST_OPTIONS, readOptions } from './query-options';

interface Thing {
  id: string;
  name: string | null;
  size: number;
  at: string;
  tags: string[];
}

const OFFERS: Filterable<Thing> = {
  filter: {
    id: ({ id }) => id,
    name: { read: ({ name }) => name, operators: ['eq', 'ne', 'in', 'startswith', 'endswith', 'contains'] },
    size: { read: ({ size }) => size, operators: ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] },
    at: { read: ({ at }) => at, operators: ['ge', 'lt', 'eq'] },
    tags: { read: ({ tags }) => tags, operators: ['any', 'all', 'eq', 'startswith'] },
  },
  order: { name: ({ name }) => name, size: ({ size }) => size, 'of/at': ({ at }) => at },
};

function request(search: string): GraphRequest {
  return {
    version: 'v1.0',
    method: 'GET',
    path: "/things('ä b')",
    query: new URLSearchParams(search),
    headers: new Headers(),
    body: undefined,
    caller: { tenant: {} as never, userId: null, appId: '', scopes: new Set(), roles: new Set() },
    requestId: '',
  };
}

interface Page {
  value: { id: string }[];
  '@odata.count'?: number;
  '@odata.nextLink'?: string;
}

/** The list answer that every resource uses. */
function answer(things: readonly Thing[], search: string): Page {
  const asked = request(search);
  const options = readOptions(asked.query, LIST_OPTIONS);
  const all = arranged(things, options, OFFERS);
  const value = all.slice(options.skip, options.skip + options.top).map((thing) => ({ ...thing }));
  return pageOf(asked, options, { context: 'things', total: all.length, value, countUnasked: false })
    .body as Page;
}

const ids = (things: readonly Thing[], filter: string): string[] =>
  arranged(things, readOptions(new URLSearchParams({ $filter: filter }), LIST_OPTIONS), OFFERS).map(
    ({ id }) => id,
  );

const THINGS: Thing[] = [
  { id: 'a', name: "It's", size: 1, at: '2026-11-20T09:30:00.0000000Z', tags: ['Unified', 'Team'] },
  { id: 'b', name: 'Café + 100%', size: 2, at: '2026-11-21T00:00:00Z', tags: [] },
  { id: 'c', name: null, size: 3, at: '2026-11-22T00:00:00Z', tags: ['Team'] },
];

it.each([
  ["name eq 'it''s'", 'a'],
  ["name ne 'it''s'", 'bc'],
  ['name eq null', 'c'],
  ['name ne null', 'ab'],
  ["name in ('IT''S', 'x', null)", 'ac'],
  ["contains(name, '+ 1')", 'b'],
  ["endswith(name, '100%')", 'b'],
  ["startswith(name, 'CAF')", 'b'],
  ['size gt 1 and size lt 3', 'b'],
  ['size ge 2', 'bc'],
  ['size le 1 or size eq 3', 'ac'],
  ['not (size le 1 or size eq 3)', 'b'],
  ['not size eq 1 and size lt 3', 'b'],
  ['at eq 2026-11-20T10:30:00+01:00', 'a'],
  ['at ge 2026-11-21', 'bc'],
  ["tags/any(t:t eq 'team')", 'ac'],
  ["tags/any(t:startswith(t, 'Uni') or t eq 'x')", 'a'],
  ["tags/all(t:t eq 'Team')", 'bc'],
  ["not tags/any(t:t eq 'Unified')", 'bc'],
  ['tags/any()', 'ac'],
  ["size eq '1'", ''],
  ["ID eq 'A'", 'a'],
])('filters by %s', (filter, expected) => {
  expect(ids(THINGS, filter).join('')).toBe(expected);
});

it.each([
  "secret eq 'x'",
  "__proto__ eq 'x'",
  "constructor eq 'x'",
  "id ne 'a'",
  "id in ('a')",
  'size in (1)',
  "startswith(size, '1')",
  "tags eq 'Team'",
  "tags/any(t:t ne 'Team')",
  "tags/any(t:t/name eq 'Team')",
  "tags/any(t:name eq 'Team')",
  "name/any(n:n eq 'x')",
  "size eq 1 or secret eq 'x'",
])('refuses %s with 400, even on an empty list', (filter) => {
  expect(() => ids([], filter)).toThrow(expect.objectContaining({ status: 400 }));
});

it('next links, followed literally, lead to each entity once and in order', () => {
  const thing = fc.record({
    name: fc.option(fc.constantFrom('a', "it's", 'x&y=z', '100% + more', '#?/ü'), { nil: null }),
    size: fc.integer({ min: 0, max: 3 }),
    at: fc.constantFrom('2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z'),
    tags: fc.subarray(['Team', 'Unified']),
  });
  const things = fc
    .array(thing, { maxLength: 40 })
    .map((list) => list.map((one, index) => ({ id: String(index), ...one })));
  const filters = [
    "name ne '100% + more'",
    "name eq 'x&y=z'",
    "contains(name,'#?')",
    "tags/any(t:t eq 'Team')",
  ];
  const options = fc.record(
    {
      $top: fc.integer({ min: 1, max: 12 }).map(String),
      $skip: fc.integer({ min: 0, max: 12 }).map(String),
      $orderby: fc.constantFrom('name', 'name desc,size', 'size asc', 'of/at desc'),
      $filter: fc.constantFrom(...filters),
      $select: fc.constantFrom('id', 'name,size', '*'),
      $count: fc.constantFrom('true', 'false'),
      custom: fc.constantFrom('a+b', '&=%'),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(things, options, (list, given) => {
      const met: string[] = [];
      let next: string | undefined = `?${new URLSearchParams(given as Record<string, string>)}`;
      while (next !== undefined) {
        const page = answer(list, new URL(next, 'https://graph.microsoft.com/').search);
        expect(page['@odata.count'] !== undefined).toBe(given.$count === 'true');
        met.push(...page.value.map(({ id }) => id));
        next = page['@odata.nextLink'];
      }
      const { $top: _, ...rest } = given;
      const whole = answer(list, `?${new URLSearchParams(rest as Record<string, string>)}`);
      expect(met).toEqual(whole.value.map(({ id }) => id));
      expect(new Set(met).size).toBe(met.length);
    }),
    { numRuns: 300 },
  );
});

it('a next link is a valid address: encoded, with each option once', () => {
  const many = Array.from({ length: 5 }, (_, index) => ({ ...THINGS[1], id: String(index) }) as Thing);
  const page = answer(many, "?$SKIP=1&%24top=2&$filter=name+eq+'Caf%C3%A9+%2B+100%25'&x=%26");
  expect(page['@odata.nextLink']).toBe(
    "https://graph.microsoft.com/v1.0/things('%C3%A4%20b')?$top=2&$filter=name%20eq%20'Caf%C3%A9%20%2B%20100%25'&x=%26&$skip=3",
  );
});

it('null sorts first, in descending order last', () => {
  const order = ($orderby: string) =>
    answer(THINGS, `?${new URLSearchParams({ $orderby })}`).value.map(({ id }) => id);
  expect(order('name')).toEqual(['c', 'b', 'a']);
  expect(order('NAME desc')).toEqual(['a', 'b', 'c']);
  expect(order('of/at desc')).toEqual(['c', 'b', 'a']);
});

it('$select keeps the selected properties, the id and the annotations', () => {
  const entity = {
    '@odata.type': '#thing',
    id: '1',
    name: 'a',
    settings: { days: 3, rule: { kind: 'x', by: 'y' } },
    list: [{ a: 1, b: 2 }, null],
    'list@odata.context': 'c',
  };
  const type = { '@odata.type': '#thing', id: '1' };
  expect(selected(entity, ['NAME'])).toEqual({ ...type, name: 'a' });
  expect(selected(entity, ['settings/rule/kind', 'settings/days'])).toEqual({
    ...type,
    settings: { days: 3, rule: { kind: 'x' } },
  });
  expect(selected(entity, ['list/a'])).toEqual({
    ...type,
    list: [{ a: 1 }, null],
    'list@odata.context': 'c',
  });
  expect(selected(entity, ['settings/microsoft.graph.x/days'])).toEqual({ ...type, settings: { days: 3 } });
  expect(selected(entity, ['*'])).toEqual(entity);
  for (const name of ['secret', '__proto__', 'toString', 'constructor/name'])
    expect(() => selected(entity, [name])).toThrow(expect.objectContaining({ status: 400 }));
});
