import { expect, test } from 'vitest';
import { batchReply, fakeGraph } from '../../lib/graph/testing';
import { readDirectory } from './directory';

const ADELE = '00000000-0000-4000-8000-000000000001';
const GUEST = '00000000-0000-4000-8000-000000000002';
const NOBODY = new Set<string>();

test('the sign-in name is the user principal name, and of a guest the email address', async () => {
  const value = [
    {
      id: ADELE,
      displayName: 'Adele',
      mail: 'adele.vance@contoso.com',
      userPrincipalName: 'adelev@contoso.com',
    },
    {
      id: GUEST,
      displayName: 'Kim',
      mail: 'kim@home.example',
      userPrincipalName: 'kim_home.example#EXT#@contoso.com',
    },
  ];
  const { graph } = fakeGraph((sent) => batchReply(sent, () => ({ body: { value } })));
  const { people } = await readDirectory(graph, {
    people: new Set([ADELE, GUEST]),
    sponsored: NOBODY,
    members: NOBODY,
    transitiveMembers: NOBODY,
    owners: NOBODY,
  });
  expect([...(people?.values() ?? [])]).toEqual([
    { displayName: 'Adele', address: 'adele.vance@contoso.com', signInName: 'adelev@contoso.com' },
    { displayName: 'Kim', address: 'kim@home.example' },
  ]);
});
