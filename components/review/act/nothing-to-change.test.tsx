import { expect, test } from 'vitest';
import { wordsOf } from '../../../lib/queries/markup-testing';
import type { Principal } from '../../../lib/review/model';
import { anItem } from '../../../lib/review/testing';
import { DistinguishedItems } from '../../parts/item-name';
import { NothingToChange } from './nothing-to-change';

const said = (kind: Principal['kind']) => {
  const principal = { id: 'p', displayName: 'P', userPrincipalName: '', kind };
  return wordsOf(
    <DistinguishedItems items={[anItem({ principal })]}>
      <NothingToChange act="accept" /> <NothingToChange act="NotReviewed" />
    </DistinguishedItems>,
  );
};

test('a selection of applications with nothing to change is not described as people', () => {
  expect(said('user')).toBe(
    'Nobody in your selection has a recommendation to accept. Nobody in your selection has a decision to take back.',
  );
  expect(said('servicePrincipal')).toBe(
    'Nothing in your selection has a recommendation to accept. Nothing in your selection has a decision to take back.',
  );
});
