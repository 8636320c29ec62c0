import { expect, test } from 'vitest';
import { wordsOf } from '../../lib/queries/markup-testing';
import type { Principal } from '../../lib/review/model';
import { anItem } from '../../lib/review/testing';
import { DistinguishedItems } from '../parts/item-name';
import { GridHead } from './grid-head';

const said = (kind: Principal['kind']) => {
  const principal = { id: 'p', displayName: 'P', userPrincipalName: '', kind };
  return wordsOf(
    <DistinguishedItems items={[anItem({ principal })]}>
      <GridHead
        columns={[]}
        shown={[]}
        width={0}
        personWidth={0}
        spot={{ row: 0, column: 0 }}
        onColumn={() => {}}
      />
    </DistinguishedItems>,
  );
};

test('the first column’s name depends on the kind of principals', () => {
  expect([said('user'), said('servicePrincipal'), said('other')]).toEqual(['Person', 'Application', 'Name']);
});
