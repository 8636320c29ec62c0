import { expect, it } from 'vitest';
import { expectContract } from './expect-contract';

const REVIEWS = '/identityGovernance/accessReviews/definitions';
const CONTEXT = 'https://graph.microsoft.com/v1.0/$metadata#identityGovernance/accessReviews/definitions';
const ME = '/me';

it('accepts an answer that Microsoft could give', async () => {
  const list = { status: 200, body: { '@odata.context': CONTEXT, value: [] } };
  await expect(
    expectContract({ version: 'v1.0', method: 'GET', path: REVIEWS }, list),
  ).resolves.toBeUndefined();
  const me = { status: 200, body: { id: 'u', displayName: 'Adele Vance' } };
  await expect(expectContract({ version: 'beta', method: 'get', path: ME }, me)).resolves.toBeUndefined();
});

it('throws with the request, the status and every problem', async () => {
  const body = { '@odata.context': CONTEXT, value: [{ id: null, name: 'x' }] };
  await expect(
    expectContract({ version: 'v1.0', method: 'GET', path: REVIEWS }, { status: 200, body }),
  ).rejects.toThrow(
    `GET /v1.0${REVIEWS} → 200\n` +
      '  $.value[0].id is null, and accessReviewScheduleDefinition.id is not nullable\n' +
      '  $.value[0].name accessReviewScheduleDefinition has no property name',
  );
});

it('checks the parts of a batch, except those that did not run', async () => {
  const requests = [
    { id: '1', method: 'GET', url: '/%6De?%24select=id#top' },
    { id: '2', method: 'GET', url: 'me', dependsOn: ['1'] },
  ];
  const batch = { version: 'v1.0', method: 'POST', path: '/$batch', body: { requests } } as const;
  const late = { id: '2', status: 424, body: 'x' };
  const right = { responses: [{ id: '1', status: 200, body: { id: 'u' } }, late] };
  const wrong = { responses: [late, { id: '1', status: 200, body: { id: 'u', alias: 'x' } }] };
  await expect(expectContract(batch, { status: 200, body: right })).resolves.toBeUndefined();
  await expect(expectContract(batch, { status: 200, body: wrong })).rejects.toThrow(
    'GET /v1.0/me?$select=id → 200',
  );
});
