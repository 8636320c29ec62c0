import { describe, expect, test } from 'vitest';
import {
  accessDescriptions,
  accessKey,
  accessNames,
  accessText,
  BY_NAME_ALONE,
  distinguish,
  distinguishingId,
  hasSeveralAccesses,
  isByAccess,
  isDescribed,
  sharedResource,
} from './access';
import type { DecisionItem, Principal, Resource } from './model';
import { anItem, guid } from './testing';

const scope = (id: number, displayName: string): Resource => ({
  id: guid(70),
  displayName: 'Owner',
  type: 'azureRole',
  detail: { kind: 'scope', id: guid(id), displayName },
});
const group = (id: number, displayName: string): Resource => ({ id: guid(id), displayName, type: 'group' });
const who = (id: number, displayName: string, over: Partial<Principal> = {}): Principal => ({
  id: guid(id),
  displayName,
  userPrincipalName: `p${id}@contoso.com`,
  kind: 'user',
  ...over,
});
const row = (id: number, principal: Principal, resource: Resource | null = null) =>
  anItem({ id: guid(id), principal, resource });

/** The text shown for each item, one line per item. */
function additionsOf(items: readonly DecisionItem[]) {
  const by = distinguish(items);
  return items.map((item) => {
    const one = by.get(item.id);
    if (!one) return 'name';
    const id = distinguishingId(item, one);
    return [one.signInName && 'signInName', one.access && 'access', id && `${one.id} ${id.slice(-2)}`]
      .filter(Boolean)
      .join(' ');
  });
}

describe('the items of a review are told apart', () => {
  const ada = who(6, 'Ada');
  test.each<[string, DecisionItem[], string[]]>([
    ['by the name when there is only one item', [row(1, ada)], ['name']],
    ['by the names when these differ', [row(1, ada), row(2, who(7, 'Ben'))], ['name', 'name']],
    [
      'by the scope when one person has a role at two scopes',
      [row(1, ada, scope(71, 'Payroll production')), row(2, ada, scope(72, 'Playground'))],
      ['access', 'access'],
    ],
    [
      'by the sign-in names when two people have the same name',
      [row(1, ada), row(2, who(8, 'Ada'))],
      ['signInName', 'signInName'],
    ],
    [
      'by their kind when a group and a person have the same name',
      [row(1, ada), row(2, who(8, 'Ada', { kind: 'group', userPrincipalName: '' }))],
      ['name', 'name'],
    ],
    [
      'by their ids when two groups have the same name',
      [8, 9].map((id) => row(id + 10, who(id, 'Sales', { kind: 'group', userPrincipalName: '' }))),
      ['principal 08', 'principal 09'],
    ],
    [
      'by the groups’ ids when one person is in two groups with the same name',
      [row(1, ada, group(21, 'Sales')), row(2, ada, group(22, 'Sales'))],
      ['resource 21', 'resource 22'],
    ],
    [
      'by the scopes’ ids when two scopes have the same name',
      [row(1, ada, scope(71, 'Dev')), row(2, ada, scope(72, 'Dev'))],
      ['resource 71', 'resource 72'],
    ],
    ['by the items’ own ids when all else is equal', [row(1, ada), row(2, ada)], ['item 01', 'item 02']],
    [
      'by the items’ own ids when the same access comes twice',
      [row(1, ada, group(21, 'Sales')), row(2, ada, group(21, 'Sales'))],
      ['item 01', 'item 02'],
    ],
    [
      'by the ids that there are when one access has no name and one has no resource',
      [row(1, ada), row(2, ada, group(21, ''))],
      ['resource 01', 'resource 21'],
    ],
    [
      'by sign-in name and access when the two read the same when joined',
      [
        row(1, { ...ada, userPrincipalName: 'ada@a.co' }, group(21, 'ma')),
        row(2, { ...ada, userPrincipalName: 'ada@a.com' }, group(22, 'a')),
      ],
      ['signInName access', 'signInName access'],
    ],
    [
      'by the text in place of the name when they have no name',
      [8, 9].map((id) => row(id, who(id, '', { userPrincipalName: '' }))),
      ['name', 'name'],
    ],
  ])('%s', (_, items, expected) => {
    expect(additionsOf(items)).toEqual(expected);
  });
});

describe('what all items are about', () => {
  const ada = who(6, 'Ada');
  const production = scope(71, 'Payroll production');

  test('is returned in full where they agree, and without the part that differs', () => {
    expect(sharedResource([row(1, ada, production), row(2, ada, production)])).toEqual(production);
    expect(sharedResource([row(1, ada, production), row(2, ada, scope(72, 'Playground'))])).toEqual({
      id: guid(70),
      displayName: 'Owner',
      type: 'azureRole',
    });
    expect(sharedResource([row(1, ada, group(21, 'Sales')), row(2, ada, group(22, 'Sales'))])).toBeNull();
    expect(sharedResource([row(1, ada, production), row(2, ada)])).toBeNull();
    expect(sharedResource([])).toBeNull();
  });

  test('is several accesses where only the scope differs', () => {
    expect(hasSeveralAccesses([row(1, ada, production), row(2, ada, scope(72, 'Playground'))])).toBe(true);
    expect(hasSeveralAccesses([row(1, ada, production), row(2, who(7, 'Ben'), production)])).toBe(false);
    expect(accessKey(production)).not.toBe(accessKey(scope(72, 'Payroll production')));
    expect(accessKey(null)).toBe('');
    expect(hasSeveralAccesses([])).toBe(false);
  });

  test('is several accesses where scopes have a name and no id', () => {
    const named = (displayName: string): Resource => {
      const { detail, ...owner } = scope(71, displayName);
      return detail ? { ...owner, detail: { ...detail, id: '' } } : owner;
    };
    const rows = [row(1, ada, named('Payroll production')), row(2, ada, named('Playground'))];
    expect(hasSeveralAccesses(rows)).toBe(true);
    expect(sharedResource(rows)).toEqual({ id: production.id, displayName: 'Owner', type: 'azureRole' });
    const same = { signInName: false, access: false, id: 'resource' } as const;
    expect(distinguishingId(row(1, ada, named('Playground')), same)).toBe(production.id);
  });

  test('is searched by each of its names, and by none when there is no resource', () => {
    const permission = { id: guid(31), displayName: 'Pays', description: '' };
    expect(accessText({ ...production, permission })).toBe('Owner\nPayroll production\nPays');
    expect(accessText(group(21, 'Sales'))).toBe('Sales');
    expect(accessText(null)).toBe('');
  });

  test('needs nothing beside the name when the name is enough', () => {
    expect(BY_NAME_ALONE).toEqual({ signInName: false, access: false, id: null });
    expect(distinguishingId(row(1, ada), BY_NAME_ALONE)).toBeNull();
  });
});

describe('what somebody may do in a resource', () => {
  const ada = who(6, 'Ada');
  const may = (id: number, displayName: string, description = ''): Resource => ({
    ...group(20, 'Door control'),
    description: 'Doors of the head office.',
    permission: { id: guid(id), displayName, description },
  });

  test('makes each permission an access of its own, distinguished by its name', () => {
    const rows = [row(1, ada, may(31, 'Opens')), row(2, ada, may(32, 'Locks'))];
    expect(additionsOf(rows)).toEqual(['access', 'access']);
    expect([hasSeveralAccesses(rows), isByAccess(rows)]).toEqual([true, true]);
    expect(isByAccess([row(1, ada, group(21, 'Sales')), row(2, ada, group(22, 'Sales'))])).toBe(false);
    expect(accessKey(may(31, 'Opens'))).not.toBe(accessKey(may(32, 'Opens')));
    expect(sharedResource(rows)).toEqual({
      ...group(20, 'Door control'),
      description: 'Doors of the head office.',
    });
  });

  test('leads to a view by access as soon as Graph describes one of several', () => {
    const rows = [row(1, ada, may(31, 'Opens')), row(2, ada, group(21, 'Sales')), row(3, ada)];
    expect(isByAccess(rows)).toBe(true);
    expect(rows.map(isDescribed)).toEqual([true, false, false]);
  });

  test('is named beside its resource, and empty where Graph names none', () => {
    const names = { name: 'Door control', detail: '', permission: 'Opens' };
    expect(accessNames(may(31, 'Opens'))).toEqual(names);
    expect(accessNames(group(21, 'Sales'))).toEqual({ name: 'Sales', detail: '', permission: '' });
  });

  test('is named once when Graph gives an application’s role as detail and as permission', () => {
    const permission = { id: guid(31), displayName: 'Pays', description: '' };
    const detail = { kind: 'role' as const, id: guid(31), displayName: 'Pays' };
    expect(accessNames({ ...group(20, 'Expenses'), detail, permission })).toEqual({
      name: 'Expenses',
      detail: 'Pays',
      permission: '',
    });
  });

  test('is described by the permission first, by nothing when that is empty, and is null without any', () => {
    expect(accessDescriptions(may(31, 'Opens', 'Every door.'))).toEqual([
      'Every door.',
      'Doors of the head office.',
    ]);
    const { description: _, ...undescribed } = may(31, 'Opens', 'Every door.');
    expect(accessDescriptions(undescribed)).toEqual(['Every door.']);
    expect(accessDescriptions({ ...group(20, 'Sales'), description: '' })).toEqual([]);
    expect(accessDescriptions(group(20, 'Sales'))).toBeNull();
  });
});
