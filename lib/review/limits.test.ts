import { describe, expect, test } from 'vitest';
import { denyLimit } from './limits';
import type { AccessFacts } from './model';
import { anItem } from './testing';

const { principal } = anItem();
const on = (type: string) => anItem({ resource: { id: 's', displayName: '', type } });
const facts = (over: Partial<AccessFacts> = {}): AccessFacts => ({
  ofResource: new Map(),
  direct: new Map(),
  ...over,
});
const directly = (...ids: string[]) => facts({ direct: new Map([['s', new Set(ids)]]) });

describe('a Deny that can’t take effect', () => {
  test('is reported when the whole resource can’t be changed, also for direct members', () => {
    const access = { ...directly(principal.id), ofResource: new Map([['s', 'dynamic' as const]]) };
    expect(denyLimit(on('group'), access)).toBe('dynamic');
  });

  test('is reported for people who have the access through a group, by the kind of resource', () => {
    expect(denyLimit(on('group'), directly())).toBe('nested');
    expect(denyLimit(on('servicePrincipal'), directly())).toBe('throughGroup');
    expect(denyLimit(on('group'), directly(principal.id))).toBeNull();
  });

  test('is not guessed when the directory says nothing', () => {
    expect(denyLimit(on('group'), null)).toBeNull();
    expect(denyLimit(on('group'), facts())).toBeNull();
    expect(denyLimit(anItem(), directly())).toBeNull();
    const unnamed = { ...on('group'), principal: { ...principal, id: '' } };
    expect(denyLimit(unnamed, directly(principal.id))).toBeNull();
  });
});
