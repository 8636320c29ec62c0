import { expect, test } from 'vitest';
import { guid } from '../../lib/review/testing';
import type { OpenRound, RoundItem } from '../graph/rounds';
import { allWaiting } from './waiting';

const REVIEWERS = [guid(1), guid(2), guid(3)];
const at = '2026-11-02T08:00:00Z';

const items = [300, 301].map(
  (id): RoundItem => ({
    id: guid(id),
    principal: { id: guid(id + 1_000), displayName: '', userPrincipalName: '', kind: 'user' },
    resource: null,
    decision: 'NotReviewed',
    reviewedAt: null,
    advice: 'None',
    lastSignInAt: null,
    outlier: null,
  }),
);

/** Three named people are asked about everything. */
const round = {
  key: 'round',
  status: 'InProgress',
  startsAt: at,
  endsAt: '2026-11-20T16:00:00Z',
  first: true,
  reviewers: REVIEWERS.map((id) => ({ kind: 'person', id })),
  fallback: [],
  resourceId: null,
  contacted: REVIEWERS.map((id) => ({ id, at })),
  items,
} as unknown as OpenRound;

test('reviewers who share a round share one list of its items in memory', () => {
  const nothing = () => undefined;
  const directory = {
    present: nothing,
    manager: nothing,
    sponsors: nothing,
    owners: nothing,
    members: nothing,
  };
  const { people } = allWaiting([round], directory, '2026-11-03T08:00:00Z');
  const lists = REVIEWERS.map((person) => people.get(person)?.[0]);
  expect(lists[0]?.shared).toEqual(items);
  expect(new Set(lists.map((one) => one?.shared)).size).toBe(1);
  expect(new Set(lists.map((one) => one?.owed)).size).toBe(1);
});
