import { expect, test } from 'vitest';
import { homeAddress } from './guest';

test('a guest’s sign-in name gives their own address', () => {
  expect(homeAddress('dana.fox_fabrikam.com#EXT#@contoso.onmicrosoft.com')).toBe('dana.fox@fabrikam.com');
  expect(homeAddress('first_last_partner.example#ext#@contoso.com')).toBe('first_last@partner.example');
});

test('every other sign-in name stays as it is', () => {
  const members = ['adele@contoso.com', 'first_last@contoso.com', ''];
  const unreadable = ['x#EXT#@contoso.com', '_a#EXT#@b', 'a_#EXT#@b', 'a_b#EXT#@c#EXT#@d'];
  for (const name of [...members, ...unreadable]) expect(homeAddress(name)).toBe(name);
});
