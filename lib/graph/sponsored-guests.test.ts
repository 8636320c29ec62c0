import { describe, expect, test } from 'vitest';
import { guid } from '../review/testing';
import { attestGuest, readSponsoredGuests } from './sponsored-guests';
import { fakeGraph, type Reply } from './testing';

const answering = (...replies: Reply[]) => {
  let at = 0;
  return fakeGraph(() => replies[Math.min(at++, replies.length - 1)] ?? {});
};
const refusal = (status: number): Reply => ({ status, body: { error: { code: 'X' } } });

describe('the guests whom one sponsors', () => {
  test('are guests only, known by user type or by sign-in name', async () => {
    const { graph, sent } = answering({
      body: {
        value: [
          {
            id: guid(1),
            displayName: 'Dana Fox',
            userPrincipalName: 'dana_fabrikam.com#EXT#@contoso.com',
            userType: 'Guest',
          },
          {
            id: guid(2),
            displayName: 'Pilar',
            mail: 'pilar@x.com',
            userPrincipalName: 'p_x.com#EXT#@contoso.com',
          },
          {
            id: guid(3),
            displayName: 'A member',
            userPrincipalName: 'm_x.com#EXT#@contoso.com',
            userType: 'Member',
          },
          { '@odata.type': '#microsoft.graph.agentIdentity', id: guid(4), displayName: 'An agent' },
        ],
      },
    });
    expect(await readSponsoredGuests(graph)).toEqual([
      { id: guid(1), displayName: 'Dana Fox', address: 'dana@fabrikam.com' },
      { id: guid(2), displayName: 'Pilar', address: 'pilar@x.com' },
    ]);
    expect(sent[0]?.path).toMatch(/^\/v1\.0\/me\/sponsorOf\?/);
  });

  test('are read to the last page, and rows without an id are left out', async () => {
    const { graph, sent } = answering(
      { body: {} },
      {
        body: {
          value: [
            { id: guid(1), userType: 'guest' },
            { id: 'x', userType: 'Guest' },
            { id: guid(2), userType: 'Member' },
          ],
          '@odata.nextLink': 'https://graph.microsoft.com/v1.0/more',
        },
      },
      { body: { value: [{ id: guid(3), userPrincipalName: 'e_x.com#ext#@contoso.com' }] } },
    );
    expect(await readSponsoredGuests(graph)).toEqual([
      { id: guid(1), displayName: '', address: '' },
      { id: guid(3), displayName: '', address: 'e@x.com' },
    ]);
    // A damaged answer is asked for again.
    expect(sent.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET']);
  });

  test.each([400, 403, 404, 501])('are not requested again when the first answer is %i', async (status) => {
    const { graph, sent } = answering(refusal(status));
    expect(await readSponsoredGuests(graph)).toEqual([]);
    expect(await readSponsoredGuests(graph)).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  test('throw unavailable in an outage, and may be requested again', async () => {
    const { graph } = answering(refusal(503));
    await expect(readSponsoredGuests(graph)).rejects.toMatchObject({ code: 'unavailable' });
    expect(graph.tenant.offers('sponsorOf')).toBe(true);
  });
});

describe('attesting a guest', () => {
  test('is unsure when the connection is lost, and throws when a sign-in is needed', async () => {
    const lost = fakeGraph(() => new TypeError('fetch failed'));
    expect([await attestGuest(lost.graph, guid(1)), lost.sent.length]).toEqual(['unsure', 1]);
    const { graph } = answering(refusal(401));
    await expect(attestGuest(graph, guid(1))).rejects.toMatchObject({ code: 'signIn' });
    await expect(attestGuest(lost.graph, 'x')).rejects.toThrow();
  });

  test.each([
    [{ status: 204 }, 'done'],
    [refusal(403), 'refused'],
    [refusal(400), 'refused'],
    [refusal(404), 'notHere'],
    [refusal(501), 'notHere'],
    [refusal(500), 'unsure'],
    [refusal(503), 'unsure'],
  ] as const)('is sent once, whatever is answered', async (reply, outcome) => {
    const { graph, sent } = answering(reply);
    expect(await attestGuest(graph, guid(1))).toBe(outcome);
    expect(sent.map(({ method, path }) => [method, path])).toEqual([
      ['POST', `/v1.0/users/${guid(1)}/microsoft.graph.identityGovernance.attest`],
    ]);
    expect(graph.tenant.offers('attest')).toBe(outcome !== 'notHere');
  });
});
