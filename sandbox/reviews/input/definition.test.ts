import fc from 'fast-check';
import { expect, it } from 'vitest';
import { examples, fragments } from '../../contract/examples';
import { REFUSED_FRAGMENTS } from '../../contract/replay/exceptions';
import { GraphProblem } from '../../core/graph-message';
import { readDefinition } from './definition';
import {
  ALL_TEAMS,
  body,
  GUESTS,
  IDS,
  inactive,
  memberships,
  plain,
  queried,
  settings,
  stage,
} from './definition-testing';

const DEFINITIONS = /\/identityGovernance\/accessReviews\/definitions(\/[^/]+)?$/;
const documented = examples().flatMap(({ name, request }) => {
  const written = ['POST', 'PUT'].includes(request.method) && DEFINITIONS.test(request.url);
  return written ? [{ name, sent: request.body }] : [];
});

it('finds at least fourteen of Microsoft’s examples', () => {
  expect(documented.length).toBeGreaterThanOrEqual(14);
});

it.each(documented)('takes Microsoft’s example $name', ({ sent }) => {
  expect(() => readDefinition(sent)).not.toThrow();
});

/** The pages write ids as words in braces; one has a brace too many. */
const withIds = (value: unknown): Record<string, unknown> =>
  JSON.parse(JSON.stringify(value).replaceAll(/\{[^{}"]* ?id\}+/gi, IDS.group));

it.each(fragments().filter(({ name }) => !Object.hasOwn(REFUSED_FRAGMENTS, name)))(
  'takes the scope or reviewers of $name',
  ({ fragment }) => {
    const sent = { fallbackReviewers: [plain(`/users/${IDS.other}`)], ...(withIds(fragment) as object) };
    expect(() => readDefinition(body(sent))).not.toThrow();
  },
);

it('refuses managers without fallback reviewers, also in a stage', () => {
  const managers = { reviewers: [plain('./manager', 'decisions')] };
  const refused = (field: string) =>
    expect.objectContaining({ status: 400, message: expect.stringContaining(field) });
  expect(() => readDefinition(body(managers))).toThrow(refused(' fallbackReviewers: '));
  const stageSettings = [stage('1'), stage('2', '1', managers)];
  expect(() => readDefinition(body({ stageSettings }))).toThrow(
    refused(' stageSettings.1.fallbackReviewers: '),
  );
});

const CASES = [
  body(),
  body({ fallbackReviewers: [plain(`/users/${IDS.other}`)], additionalNotificationRecipients: null }),
  body({
    scope: inactive(`./members/microsoft.graph.user/${GUESTS}`, 'P30D'),
    instanceEnumerationScope: plain(ALL_TEAMS),
    reviewers: [plain('./owners'), plain('./manager', 'decisions')],
    fallbackReviewers: [plain(`/users/${IDS.other}`)],
  }),
  body({
    scope: memberships(
      [queried(`/users${GUESTS}`), queried('/groups')],
      [queried(`/servicePrincipals/${IDS.application}`)],
    ),
    additionalNotificationRecipients: [
      {
        notificationTemplateType: 'CompletedAdditionalRecipients',
        notificationRecipientScope: {
          '@odata.type': '#microsoft.graph.accessReviewNotificationRecipientQueryScope',
          ...plain(`/groups/${IDS.other}/owners`),
        },
      },
    ],
  }),
  body({
    scope: queried(`/roleManagement/directory/roleDefinitions/${IDS.role}`),
    stageSettings: [
      stage('1'),
      stage('2', '1', { recommendationLookBackDuration: 'P5D', recommendationsEnabled: true }),
    ],
  }),
];

it.each([...CASES, ...documented.map(({ sent }) => sent)])(
  'reads what it wrote as the same plan (%#)',
  (sent) => {
    const { plan, untyped: _, ...written } = readDefinition(sent);
    const again = readDefinition(JSON.parse(JSON.stringify(written)));
    expect(again).toEqual({ plan, untyped: false, ...written });
  },
);

it.each([
  ['neither the new nor the former name', {}],
  ['the former name', { backupReviewers: [plain(`/users/${IDS.user}`)] }],
])('reads fallback reviewers by %s', (_, over) => {
  const { fallbackReviewers } = readDefinition(body(over));
  expect(fallbackReviewers).toHaveLength(Object.keys(over).length);
});

it('prefers fallbackReviewers to backupReviewers, their former name', () => {
  const { plan } = readDefinition(
    body({
      backupReviewers: [plain(`/users/${IDS.user}`)],
      fallbackReviewers: [plain(`/users/${IDS.other}`)],
    }),
  );
  expect(plan.stages[0]?.fallback).toEqual([{ kind: 'user', userId: IDS.other }]);
});

it('keeps the additional recipients of the completion email', () => {
  expect(readDefinition(CASES[3]).plan.recipients).toEqual([
    { kind: 'owners', objectId: IDS.other, userType: null, country: null },
  ]);
});

it('takes descriptions of any length, and none', () => {
  const descriptionForReviewers = 'x'.repeat(257);
  expect(readDefinition(body({ descriptionForReviewers })).descriptionForReviewers).toHaveLength(257);
  expect(readDefinition(body({ descriptionForReviewers: null })).descriptionForReviewers).toBe('');
});

it('limits the look-back to 30 days for applications, and not for groups', () => {
  const scope = memberships([queried('/users')], [queried(`/servicePrincipals/${IDS.application}`)]);
  const longer = settings({ recommendationLookBackDuration: 'P31D' });
  expect(() => readDefinition(body({ settings: longer }))).not.toThrow();
  expect(() =>
    readDefinition(body({ scope, settings: settings({ recommendationLookBackDuration: 'P30D' }) })),
  ).not.toThrow();
  expect(() => readDefinition(body({ scope, settings: longer }))).toThrow(
    expect.objectContaining({
      status: 400,
      message: expect.stringContaining(' settings.recommendationLookBackDuration: '),
    }),
  );
});

it.each([
  ['nothing', undefined, 'body'],
  ['a list', [], 'body'],
  ['a text in place of an object', '{}', 'body'],
  ['no name', body({ displayName: undefined }), 'displayName'],
  ['a blank name', body({ displayName: ' ' }), 'displayName'],
  ['a description that isn’t a text', body({ descriptionForAdmins: 1 }), 'descriptionForAdmins'],
  ['no scope', body({ scope: undefined }), 'scope'],
  ['no settings', body({ settings: undefined }), 'settings'],
  [
    'an instance longer than a week',
    body({ settings: settings({ instanceDurationInDays: 8 }) }),
    'settings.instanceDurationInDays',
  ],
  ['unsupported backup reviewers', body({ backupReviewers: [plain('/groups')] }), 'backupReviewers.0.query'],
])('refuses %s and names the field', (_, sent, field) => {
  expect(() => readDefinition(sent)).toThrow(
    expect.objectContaining({ status: 400, message: expect.stringContaining(` ${field}: `) }),
  );
});

/** Values that are likely to be wrong in a definition, beside arbitrary JSON. */
const oddValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    null,
    [],
    {},
    -1,
    1e308,
    '',
    './owners',
    '/users?$filter=',
    'P1D',
    '9999-12-31',
    '%',
    "''",
    '(((',
  ),
);

function pathsOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, ...inner.flatMap(([name, part]) => pathsOf(part, [...path, name]))];
}

function replaced(value: unknown, [name, ...rest]: (string | number)[], by: unknown): unknown {
  if (name === undefined) return by;
  const part = (value as Record<string, unknown>)[name];
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  return Object.assign(copy, { [name]: replaced(part, rest, by) });
}

const mutated = fc
  .constantFrom(...CASES)
  .chain((sent) =>
    fc.tuple(fc.constantFrom(...pathsOf(sent)), oddValue).map(([path, by]) => replaced(sent, path, by)),
  );

it('reads any JSON as a plan or refuses it with 400', () => {
  let taken = 0;
  let refused = 0;
  fc.assert(
    fc.property(
      fc.oneof({ arbitrary: mutated, weight: 9 }, { arbitrary: fc.jsonValue(), weight: 1 }),
      (sent) => {
        try {
          expect(readDefinition(sent).plan.stages.length).toBeGreaterThan(0);
          taken += 1;
        } catch (error) {
          if (!(error instanceof GraphProblem)) throw error;
          expect(error.status).toBe(400);
          refused += 1;
        }
      },
    ),
    { numRuns: 1500 },
  );
  expect(Math.min(taken, refused)).toBeGreaterThan(50);
});
