import { expect, test } from 'vitest';
import { guid } from '../review/testing';
import { readOwners } from './owners';
import { fakeGraph } from './testing';

const GROUP = { id: guid(1), displayName: 'Payroll', type: 'group' } as const;

test('owners are read at the address of their resource’s type, each with name and email address', async () => {
  const { graph, sent } = fakeGraph(() => ({
    body: {
      value: [
        { id: guid(2), displayName: 'Diego', mail: null, userPrincipalName: 'diego@contoso.com' },
        { id: guid(4), displayName: 'Pilar', mail: 'pilar@x.com', userPrincipalName: 'p@contoso.com' },
        { id: 'x', displayName: 'Nobody' },
        // What Graph gives for a person whom this reviewer may not read.
        { '@odata.type': '#microsoft.graph.user', id: guid(3), displayName: null },
      ],
    },
  }));
  expect(await readOwners(graph, GROUP)).toEqual([
    { id: guid(2), name: 'Diego', address: 'diego@contoso.com' },
    { id: guid(4), name: 'Pilar', address: 'pilar@x.com' },
    { id: guid(3), name: '', address: '' },
  ]);
  await readOwners(graph, { ...GROUP, type: 'servicePrincipal' });
  expect(sent.map(({ method, path }) => `${method} ${path.split('?')[0]}`)).toEqual([
    `GET /v1.0/groups/${guid(1)}/owners`,
    `GET /v1.0/servicePrincipals/${guid(1)}/owners`,
  ]);
});

test('a refusal is thrown, isn’t requested again, and doesn’t affect other resources', async () => {
  const refused = { ...GROUP, id: guid(9) };
  const { graph, sent } = fakeGraph(({ path }) =>
    path.includes(refused.id)
      ? { status: 403, body: { error: { code: 'Forbidden' } } }
      : { body: { value: [{ id: guid(2) }] } },
  );
  await expect(readOwners(graph, refused)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(readOwners(graph, refused)).rejects.toMatchObject({ code: 'forbidden' });
  expect(sent).toHaveLength(1);
  expect(await readOwners(graph, GROUP)).toHaveLength(1);
});

test('owners that came damaged are requested again', async () => {
  const { graph } = fakeGraph((_, count) => ({ body: count === 1 ? {} : { value: [{ id: guid(2) }] } }));
  expect(await readOwners(graph, GROUP)).toHaveLength(1);
});

test('a failure that may pass is thrown, and the owners are requested again the next time', async () => {
  const { graph, sent } = fakeGraph(() => ({ status: 503, body: {} }));
  await expect(readOwners(graph, GROUP)).rejects.toMatchObject({ code: 'unavailable' });
  await expect(readOwners(graph, GROUP)).rejects.toMatchObject({ code: 'unavailable' });
  expect([sent.length, graph.tenant.offers(`owners/${GROUP.id}`)]).toEqual([2, true]);
});
