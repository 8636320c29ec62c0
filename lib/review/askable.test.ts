import { describe, expect, test } from 'vitest';
import { askableOf, chatLink, mailLink } from './askable';
import type { PersonDetails } from './model';
import { anItem } from './testing';

const person: PersonDetails = {
  jobTitle: null,
  department: null,
  manager: 'Adele Vance',
  managerAddress: 'adele@contoso.com',
  kind: 'member',
  enabled: true,
};

describe('who can be asked', () => {
  test('is the person, and the manager where the directory tells them', () => {
    expect(askableOf(anItem(), person)).toEqual([
      { who: 'person', name: 'Alex Wilber', address: 'alex@contoso.com' },
      { who: 'manager', name: 'Adele Vance', address: 'adele@contoso.com' },
    ]);
    expect(askableOf(anItem(), undefined)).toHaveLength(1);
    expect(askableOf(anItem(), { ...person, managerAddress: null })).toHaveLength(1);
  });

  test('is a guest at their own address', () => {
    const { principal } = anItem();
    const guest = { ...principal, userPrincipalName: 'dana_fabrikam.com#EXT#@contoso.com' };
    expect(askableOf({ principal: guest }, undefined)[0]?.address).toBe('dana@fabrikam.com');
  });

  test('is nobody who has no address, and no group', () => {
    const { principal } = anItem();
    for (const userPrincipalName of ['', 'nobody', 'a@b?cc=c@d', 'a@b,c@d'])
      expect(askableOf({ principal: { ...principal, userPrincipalName } }, undefined)).toEqual([]);
    expect(askableOf({ principal: { ...principal, kind: 'group' } }, undefined)).toEqual([]);
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
