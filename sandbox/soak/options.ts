import fc from 'fast-check';

/** An unknown option: a read with it must be refused. */
export const UNKNOWN_OPTION = '$nonsense';

const PROPERTIES = [
  'id',
  'status',
  'decision',
  'recommendation',
  'displayName',
  'userType',
  'accountEnabled',
  'createdDateTime',
  'groupTypes',
  'resourceProvisioningOptions',
  'scope/microsoft.graph.accessReviewQueryScope/query',
  'principal/displayName',
  '__proto__',
  'constructor',
  'toString',
  '',
];
const property = fc.constantFrom(...PROPERTIES);
const LITERALS = [
  "'InProgress'",
  "'it''s'",
  "''",
  'true',
  'null',
  '12.5',
  '2026-11-20T09:30:00Z',
  '6e4f3d20-c5c3-407f-9695-8460952bcc68',
  "'unfinished",
  '1e999',
  "'\u0000'",
  "'\ud83d\ude00'",
];
const literal = fc.constantFrom(...LITERALS);
const garbage = fc.string({ unit: 'binary', maxLength: 40 });

const comparison = fc.oneof(
  fc
    .tuple(property, fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le', 'is', 'EQ'), literal)
    .map((words) => words.join(' ')),
  fc
    .tuple(fc.constantFrom('contains', 'startswith', 'endswith', 'tolower'), property, literal)
    .map(([name, path, value]) => `${name}(${path},${value})`),
  fc
    .tuple(property, fc.constantFrom('any', 'all', 'Any'), literal)
    .map(([path, name, value]) => `${path}/${name}(c:c eq ${value})`),
  fc.tuple(property, fc.array(literal, { maxLength: 3 })).map(([path, values]) => `${path} in (${values})`),
);

const filter = fc.oneof(
  { weight: 6, arbitrary: comparison },
  {
    weight: 3,
    arbitrary: fc
      .tuple(comparison, fc.constantFrom(' and ', ' or ', ' and not (', ')', ' '), comparison)
      .map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 3_000 }).map((many) => '('.repeat(many)) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 3_000 }).map((many) => `${'a eq 1 or '.repeat(many)}a eq 1`),
  },
  { weight: 1, arbitrary: garbage },
);

const names = fc.array(property, { maxLength: 4 }).map((list) => list.join(','));

const option: fc.Arbitrary<[string, string]> = fc.oneof(
  fc.tuple(fc.constantFrom('$filter', '$FILTER'), filter),
  fc.tuple(fc.constant('$select'), fc.oneof(names, fc.constantFrom('*', 'id', ',', 'a/b/c'), garbage)),
  fc.tuple(
    fc.constant('$orderby'),
    fc.oneof(
      fc.tuple(property, fc.constantFrom('', ' asc', ' desc', ' up')).map((words) => words.join('')),
      garbage,
    ),
  ),
  fc.tuple(
    fc.constantFrom('$top', '$skip'),
    fc.oneof(fc.integer().map(String), fc.constantFrom('0', '1', '100', '1e3', '', 'ten', '9'.repeat(400))),
  ),
  fc.tuple(fc.constant('$count'), fc.constantFrom('true', 'false', 'TRUE', '')),
  fc.tuple(
    fc.constant('$expand'),
    fc.constantFrom(
      'insights',
      'manager',
      'manager($select=id;$expand=manager)',
      'instance($expand=definition)',
      'definition',
      'members',
      ')(',
      `a(${'$expand=a('.repeat(50)}`,
    ),
  ),
  fc.tuple(fc.constantFrom('$skiptoken', '$search', '$format', 'x', '', '$'), garbage),
);

/** Options that some list supports. */
const RIGHT: [string, string][] = [
  ['$filter', "status eq 'InProgress'"],
  ['$filter', "decision eq 'NotReviewed'"],
  ['$filter', "startswith(displayName,'A')"],
  ['$filter', "contains(scope/microsoft.graph.accessReviewQueryScope/query, '/groups')"],
  ['$filter', "groupTypes/any(c:c eq 'Unified')"],
  ['$orderby', 'displayName desc'],
  ['$orderby', 'decision'],
  ['$select', 'id,displayName'],
  ['$select', '*'],
  ['$expand', 'insights'],
  ['$expand', 'manager($select=id)'],
  ['$top', '1'],
  ['$skip', '1'],
  ['$count', 'true'],
];

/** The percent-encoding: as browsers do it, as Kiota does it ($ too), or none. */
type Encoding = 'form' | 'kiota' | 'raw';

function written(pairs: readonly [string, string][], encoding: Encoding): string {
  if (encoding === 'form') return new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
  const encode = encoding === 'kiota' ? encodeURIComponent : (text: string) => text;
  return pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}

/** The query of a call with its question mark, or an empty text. */
export const query: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      { weight: 8, arbitrary: fc.constant([]) },
      { weight: 3, arbitrary: fc.constantFrom(...RIGHT).map((pair) => [pair]) },
      { weight: 8, arbitrary: fc.array(option, { minLength: 1, maxLength: 3 }) },
      { weight: 1, arbitrary: fc.constant<[string, string][]>([[UNKNOWN_OPTION, '1']]) },
    ),
    fc.constantFrom<Encoding>('form', 'form', 'kiota', 'raw'),
  )
  .map(([pairs, encoding]) => (pairs.length === 0 ? '' : `?${written(pairs, encoding)}`));
