import { describe, expect, test } from 'vitest';
import { askableOf, askableOwners, chatLink, mailLink, mayAskOwners } from './askable';
import type { PersonDetails } from './model';
import { anItem } from './testing';

const person: PersonDetails = {
  jobTitle: null,
  department: null,
  manager: 'Adele Vance',
  managerId: 'adele',
  managerAddress: 'adele@contoso.com',
  kind: 'member',
  enabled: true,
};

describe('who can be asked', () => {
  test('is the person, and the manager when the directory has an address for them', () => {
    expect(askableOf(anItem(), person, 'me')).toEqual([
      { who: 'person', name: 'Alex Wilber', address: 'alex@contoso.com' },
      { who: 'manager', name: 'Adele Vance', address: 'adele@contoso.com' },
    ]);
    expect(askableOf(anItem(), undefined, 'me')).toHaveLength(1);
    expect(askableOf(anItem(), { ...person, managerAddress: null }, 'me')).toHaveLength(1);
  });

  test('isn’t the reviewer, who may be the manager', () => {
    expect(askableOf(anItem(), person, 'adele').map(({ who }) => who)).toEqual(['person']);
  });

  test('is a guest at their own address', () => {
    const { principal } = anItem();
    const guest = { ...principal, userPrincipalName: 'dana_fabrikam.com#EXT#@contoso.com' };
    expect(askableOf({ principal: guest }, undefined, 'me')[0]?.address).toBe('dana@fabrikam.com');
  });

  test('is nobody without a valid address, and no group', () => {
    const { principal } = anItem();
    for (const userPrincipalName of ['', 'nobody', 'a@b?cc=c@d', 'a@b,c@d'])
      expect(askableOf({ principal: { ...principal, userPrincipalName } }, undefined, 'me')).toEqual([]);
    expect(askableOf({ principal: { ...principal, kind: 'group' } }, undefined, 'me')).toEqual([]);
  });
});

describe('the owners of a resource', () => {
  const resource = (type: string) => ({ id: 'r', displayName: 'Payroll', type });

  test('may be asked for groups and applications with two permissions, for owners and for names', () => {
    expect(mayAskOwners(resource('group'), ['GroupMember.Read.All', 'User.Read.All'])).toBe(true);
    expect(mayAskOwners(resource('group'), ['GroupMember.Read.All'])).toBe(false);
    expect(mayAskOwners(resource('servicePrincipal'), ['Application.Read.All', 'User.Read.All'])).toBe(true);
    expect(mayAskOwners(resource('servicePrincipal'), ['GroupMember.Read.All', 'User.Read.All'])).toBe(false);
    expect(mayAskOwners(resource('directoryRole'), ['GroupMember.Read.All', 'User.Read.All'])).toBe(false);
    expect(mayAskOwners(null, ['User.Read.All'])).toBe(false);
  });

  test('are those with a name and an address, without the reviewer', () => {
    const owners = [
      { id: 'me', name: 'Me', address: 'me@contoso.com' },
      { id: 'hidden', name: '', address: '' },
      { id: 'odd', name: 'Odd', address: 'a@b?cc=c@d' },
      { id: 'diego', name: 'Diego', address: 'diego_fabrikam.com#EXT#@contoso.com' },
    ];
    expect(askableOwners(owners, 'me')).toEqual([
      { who: 'owner', name: 'Diego', address: 'diego@fabrikam.com' },
    ]);
  });
});

test('a tenant’s text can’t add a recipient or a field to a link', () => {
  const text = 'One & two?\ncc=all@contoso.com #3';
  const mail = new URL(mailLink('alex@contoso.com', text, text));
  expect(mail.pathname).toBe('alex@contoso.com');
  expect([...mail.searchParams.keys()]).toEqual(['subject', 'body']);
  expect(mail.searchParams.get('body')).toBe(text.replace('\n', '\r\n'));
  const chat = new URL(chatLink('alex@contoso.com', text));
  expect(chat.searchParams.get('users')).toBe('alex@contoso.com');
  expect(chat.searchParams.get('message')).toBe(text);
});
