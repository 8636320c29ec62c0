import { expect, it } from 'vitest';
import { DAY, SECOND } from '../../reviews/history/testing';
import { graphWorld, HISTORIES, historyBody, weekly } from './testing';

it('a new definition is answered with 201 and status requested, with all decisions where none are named', () => {
  const { call, person } = graphWorld();
  for (const decisions of [undefined, null, []]) {
    const { status, body } = call('admin', 'POST', HISTORIES, { body: historyBody({ decisions }) });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      '@odata.context':
        'https://graph.microsoft.com/v1.0/$metadata#identityGovernance/accessReviews/historyDefinitions/$entity',
      displayName: "Last quarter's group reviews",
      reviewHistoryPeriodStartDateTime: '2026-11-01T00:00:00Z',
      reviewHistoryPeriodEndDateTime: '2026-12-01T00:00:00Z',
      decisions: ['approve', 'deny', 'dontKnow', 'notReviewed', 'notNotified'],
      status: 'requested',
      createdDateTime: '2026-11-20T09:30:00.0000000Z',
      createdBy: { id: person('admin'), userPrincipalName: 'admin@contoso.onmicrosoft.com' },
      scopes: historyBody().scopes,
      scheduleSettings: null,
    });
  }
});

it('a definition goes from requested to inprogress to done as the tenant’s clock moves', () => {
  const { create, get, advance } = graphWorld();
  const path = create();
  const seen = () => {
    const [instance] = get('admin', path, { $expand: 'instances' }).body.instances;
    return [get('admin', path).body.status, instance?.status, instance?.fulfilledDateTime];
  };
  expect(seen()).toEqual(['requested', 'requested', null]);
  advance(3 * SECOND);
  expect(seen()).toEqual(['inprogress', 'inprogress', null]);
  advance(60 * SECOND);
  expect(seen()).toEqual(['done', 'done', '2026-11-20T09:30:10.0000000Z']);
});

it('administrators, readers and applications see all definitions, other people only their own', () => {
  const { create, get } = graphWorld();
  const mine = create({ displayName: 'Ursula’s' }, 'ursula');
  create({ displayName: 'The administrator’s' });
  const names = (who: Parameters<typeof get>[0]) => get(who, HISTORIES).body.value.map((h) => h.displayName);
  for (const who of ['admin', 'grady', 'app'] as const)
    expect(names(who)).toEqual(['Ursula’s', 'The administrator’s']);
  expect(names('ursula')).toEqual(['Ursula’s']);
  expect(names('sam')).toEqual([]);
  expect(get('ursula', mine).status).toBe(200);
  expect(get('sam', mine).status).toBe(403);
  expect(get('sam', `${mine}/instances`).status).toBe(403);
  expect(get('grady', `${mine}/instances`).status).toBe(200);
});

it('a person who may not read reviews can’t create a history definition', () => {
  const { call } = graphWorld();
  expect(call('adelev', 'POST', HISTORIES, { body: historyBody() }).status).toBe(403);
  expect(call('sam', 'POST', HISTORIES, { body: historyBody() }).status).toBe(201);
});

it('reading histories needs AccessReview.ReadWrite.All too', () => {
  const { create, call } = graphWorld();
  const path = create();
  for (const at of [HISTORIES, path, `${path}/instances`])
    for (const who of ['admin', 'app'] as const)
      expect(call(who, 'GET', at, { scopes: ['AccessReview.Read.All'] }).status).toBe(403);
});

it('after thirty days a definition and its data answer 404', async () => {
  const { create, get, advance, link, download } = graphWorld();
  const path = create();
  advance(30 * DAY - SECOND);
  const uri = link(path);
  expect(get('admin', path).status).toBe(200);
  advance(SECOND);
  expect(get('admin', path).status).toBe(404);
  expect(get('admin', `${path}/instances`).status).toBe(404);
  expect(get('admin', HISTORIES).body.value).toEqual([]);
  advance(11 * SECOND);
  expect((await download(uri)).status).toBe(404);
});

it('pages, filters, selects and expands the list', () => {
  const { create, get } = graphWorld();
  for (const name of ['a', 'b', 'c']) create({ displayName: name });
  const page = get('admin', HISTORIES, {
    $top: '2',
    $select: 'displayName',
    $expand: 'instances($select=status)',
  });
  expect(page.body['@odata.count']).toBe(3);
  expect(page.body['@odata.nextLink']).toContain('$skip=2');
  expect(page.body.value.map(({ displayName }) => displayName)).toEqual(['a', 'b']);
  const [first] = page.body.value;
  expect(Object.keys(first ?? {})).toEqual(['id', 'displayName', 'instances@odata.context', 'instances']);
  expect(first?.instances).toEqual([{ id: first?.id, status: 'requested' }]);
  const names = (query: Record<string, string>) =>
    get('admin', HISTORIES, query).body.value.map(({ displayName }) => displayName);
  expect(names({ $skip: '2' })).toEqual(['c']);
  expect(names({ $filter: "displayName eq 'b'" })).toEqual(['b']);
  expect(names({ $filter: "status eq 'done'" })).toEqual([]);
});

it.each([
  { $orderby: 'displayName' },
  { $search: 'x' },
  { $expand: 'scopes' },
  { $filter: "scopes eq 'x'" },
  { $select: 'nothing' },
])('refuses %o on the list', (query) => {
  const { create, get } = graphWorld();
  create();
  expect(get('admin', HISTORIES, query as unknown as Record<string, string>).status).toBe(400);
});

it('only beta shows the older fields of a definition', () => {
  const { create, call, advance } = graphWorld();
  const path = create();
  advance(20 * SECOND);
  const read = (version: 'v1.0' | 'beta') => call('admin', 'GET', path, { version }).body;
  expect(read('beta')).toMatchObject({
    fulfilledDateTime: '2026-11-20T09:30:10.0000000Z',
    downloadUri: null,
  });
  expect(read('v1.0')).not.toHaveProperty('fulfilledDateTime');
});

it('a definition or instance that doesn’t exist answers 404', () => {
  const { create, get, call } = graphWorld();
  const path = create();
  const other = create();
  const stranger = other.split('/').at(-1);
  expect(get('admin', `${HISTORIES}/${crypto.randomUUID()}`).status).toBe(404);
  expect(get('admin', `${path}/instances/${stranger}`).status).toBe(404);
  expect(call('admin', 'POST', `${path}/instances/${stranger}/generateDownloadUri`).status).toBe(404);
});

it('a recurring definition has one instance per run, and the next one before its time', () => {
  const { create, get, advance } = graphWorld();
  const path = create(weekly());
  const runs = () =>
    get('admin', `${path}/instances`).body.value.map(({ status, runDateTime, id }) => {
      expect(path).not.toContain(id);
      return `${status} ${runDateTime.slice(0, 16)}`;
    });
  expect(runs()).toEqual(['requested 2026-11-20T09:30']);
  advance(DAY);
  expect(runs()).toEqual(['done 2026-11-20T09:30', 'requested 2026-11-27T09:30']);
  expect(get('admin', path).body).toMatchObject({
    status: 'done',
    reviewHistoryPeriodStartDateTime: '2026-11-20T09:30:00Z',
    reviewHistoryPeriodEndDateTime: '2026-11-27T09:30:00Z',
  });
  advance(49 * DAY);
  expect(runs()).toEqual([
    'done 2026-12-11T09:30',
    'done 2026-12-18T09:30',
    'done 2026-12-25T09:30',
    'done 2027-01-01T09:30',
    'done 2027-01-08T09:30',
    'requested 2027-01-15T09:30',
  ]);
});

it('returns a schedule in the form in which Graph writes recurrences', () => {
  const { create, get } = graphWorld();
  const path = create({
    ...weekly({ pattern: { type: 'monthly' }, range: { startDate: '2018-08-03T21:02:30.667Z', count: 0 } }),
  });
  expect(get('admin', path).body.scheduleSettings).toEqual({
    reportRange: 'P7D',
    recurrence: {
      pattern: {
        type: 'absoluteMonthly',
        interval: 1,
        month: 0,
        dayOfMonth: 0,
        daysOfWeek: [],
        firstDayOfWeek: 'sunday',
        index: 'first',
      },
      range: {
        type: 'noEnd',
        numberOfOccurrences: 0,
        recurrenceTimeZone: null,
        startDate: '2018-08-03',
        endDate: '9999-12-31',
      },
    },
  });
});
