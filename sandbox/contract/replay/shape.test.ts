import { describe, expect, it } from 'vitest';
import { v1Csdl } from '../v1-schema';
import { compareShape } from './shape';

const ITEM = { name: 'accessReviewInstanceDecisionItem', collection: false };
const compared = (documented: unknown, answered: unknown, collection = false) =>
  compareShape(v1Csdl(), documented, answered, { ...ITEM, collection }).map(({ path }) => path);

const USER = { '@odata.type': '#microsoft.graph.userIdentity', id: 'u', userPrincipalName: 'a@b' };

describe('the shape of an answer', () => {
  it('matches the page despite other values, another order and extra properties', () => {
    expect(compared({ id: 'a', decision: 'Deny' }, { decision: 'Approve', extra: [], id: 'b' })).toEqual([]);
  });

  it('differs where a documented property is missing, at any depth', () => {
    expect(compared({ id: 'a', decision: 'Deny' }, { id: 'a' })).toEqual(['$.decision']);
    expect(compared({ reviewedDateTime: null }, {})).toEqual(['$.reviewedDateTime']);
    expect(compared({ resource: { type: 'group' } }, { resource: { id: 'g' } })).toEqual(['$.resource.type']);
  });

  it('needs the documented JSON types, and null only where the property may be null', () => {
    expect(compared({ decision: 'Deny' }, { decision: 1 })).toEqual(['$.decision']);
    expect(compared({ decision: 'Deny' }, { decision: null })).toEqual([]);
    expect(compared({ decision: null }, { decision: 'Deny' })).toEqual([]);
    expect(compared({ accessReviewId: 'a' }, { accessReviewId: null })).toEqual(['$.accessReviewId']);
    expect(compared({ resource: {} }, { resource: [] })).toEqual(['$.resource']);
  });

  it('needs a similar element for each documented element of a list', () => {
    const documented = { value: [{ principal: USER }, { principal: { id: 'g', type: 'group' } }] };
    const group = { principal: { id: 'x', displayName: 'G', type: 'group' } };
    expect(compared(documented, { value: [group, { principal: { ...USER, id: 'y' } }] }, true)).toEqual([]);
    expect(compared(documented, { value: [group] }, true)).toEqual([
      '$.value[0].principal.@odata.type',
      '$.value[0].principal.userPrincipalName',
    ]);
    expect(compared(documented, { value: [] }, true)).toEqual(['$.value', '$.value']);
    expect(compared({ value: [] }, { value: [group] }, true)).toEqual([]);
  });

  it('needs the documented annotations of a list and the documented @odata.type of a part', () => {
    expect(compared({ '@odata.count': 1, value: [] }, { value: [] }, true)).toEqual(['$.@odata.count']);
    const other = { ...USER, '@odata.type': '#microsoft.graph.servicePrincipalIdentity' };
    expect(compared({ principal: USER }, { principal: other })).toEqual(['$.principal.@odata.type']);
  });
});
