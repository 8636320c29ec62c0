import { expect, test } from 'vitest';
import { homeAddress } from './guest';

test('a guest is known by their own address', () => {
  expect(homeAddress('dana.fox_fabrikam.com#EXT#@contoso.onmicrosoft.com')).toBe('dana.fox@fabrikam.com');
  expect(homeAddress('first_last_partner.example#ext#@contoso.com')).toBe('first_last@partner.example');
});

test('every other sign-in name stays as it is', () => {
  for (const name of ['adele@contoso.com', '', 'x#EXT#@contoso.com', '_a#EXT#@b', 'a#EXT#@b#EXT#@c'])
    expect(homeAddress(name)).toBe(name);
});
