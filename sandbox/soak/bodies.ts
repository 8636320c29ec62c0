import fc from 'fast-check';

/** A body as it goes over the wire. */
export interface Sent {
  text: string;
  type: string | null;
  /** Whether it is JSON and says so; anything else must be refused. */
  valid: boolean;
}

const QUERY = '#microsoft.graph.accessReviewQueryScope';

const DEFINITION = {
  displayName: 'Fuzz',
  descriptionForAdmins: 'a',
  descriptionForReviewers: 'b',
  scope: { '@odata.type': QUERY, query: '/groups/none/transitiveMembers', queryType: 'MicrosoftGraph' },
  reviewers: [{ query: './manager', queryType: 'MicrosoftGraph', queryRoot: 'decisions' }],
  fallbackReviewers: [{ query: '/users/none', queryType: 'MicrosoftGraph' }],
  stageSettings: [
    { stageId: '1', durationInDays: 2, reviewers: [], dependsOn: [], recommendationsEnabled: false },
  ],
  settings: {
    mailNotificationsEnabled: true,
    justificationRequiredOnApproval: true,
    instanceDurationInDays: 3,
    defaultDecision: 'None',
    applyActions: [{ '@odata.type': '#microsoft.graph.removeAccessApplyAction' }],
    recurrence: {
      pattern: { type: 'weekly', interval: 1, month: 0, dayOfMonth: 0, daysOfWeek: [], index: 'first' },
      range: { type: 'numbered', numberOfOccurrences: 3, startDate: '2026-11-23', endDate: '2026-12-31' },
    },
  },
};

const TEMPLATES: unknown[] = [
  DEFINITION,
  {
    ...DEFINITION,
    stageSettings: undefined,
    instanceEnumerationScope: { '@odata.type': QUERY, query: '/groups' },
  },
  { decision: 'Approve', justification: 'Because.' },
  { decision: 'NotReviewed' },
  { decision: 'Deny', justification: 'No.', principalId: 'none', resourceId: null },
  { displayName: 'x', startDateTime: '2026-11-01T00:00:00Z', endDateTime: '2026-12-01T00:00:00Z' },
  {
    displayName: 'h',
    decisions: ['approve'],
    reviewHistoryPeriodStartDateTime: '2026-01-01T00:00:00Z',
    scopes: [],
  },
  { displayName: 'Group', mailEnabled: false, mailNickname: 'g', securityEnabled: true, groupTypes: [] },
  { displayName: 'U', userPrincipalName: 'u@x.example', accountEnabled: true, passwordProfile: {} },
  { '@odata.id': 'https://graph.microsoft.com/v1.0/directoryObjects/none' },
  { invitedUserEmailAddress: 'a@b.example', inviteRedirectUrl: 'https://x.example' },
  { isGroupOwnerManagementEnabled: true },
  {},
];

/** What stands where another thing belongs. */
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

/** Every place of a value, the value itself among them. */
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

const json = (text: string): Sent => ({ text, type: 'application/json', valid: true });

const mutated = fc
  .tuple(
    fc.constantFrom(...TEMPLATES),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...WRONG)), { maxLength: 3 }),
  )
  .map(([template, changes]) => {
    let body = template;
    for (const [choice, wrong] of changes) {
      const all = places(body);
      body = replaced(body, all[choice % all.length] ?? [], wrong);
    }
    return json(JSON.stringify(body));
  });

/** Names that reach an object's prototype where somebody assigns them. */
const poisoned = fc
  .tuple(
    fc.constantFrom('__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString'),
    fc.constantFrom('{"polluted":true}', 'null', '"x"', '{"prototype":{"polluted":true}}'),
    fc.constantFrom(...TEMPLATES),
  )
  .map(([name, value, template]) =>
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

const empty: Sent = { text: '', type: 'application/json', valid: true };

/** Bodies: right ones, ones with something wrong at some place, and ones that are none. */
export const body: fc.Arbitrary<Sent> = fc.oneof(
  { weight: 24, arbitrary: mutated },
  { weight: 3, arbitrary: poisoned },
  { weight: 2, arbitrary: deep },
  { weight: 3, arbitrary: broken },
  { weight: 2, arbitrary: otherType },
  { weight: 2, arbitrary: fc.json().map(json) },
  { weight: 2, arbitrary: fc.constant(empty) },
  { weight: 1, arbitrary: huge },
);
