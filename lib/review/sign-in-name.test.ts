import { expect, test } from 'vitest';
import { signInAddress } from './sign-in-name';

test.each([
  ['dana.fox_fabrikam.com#EXT#@contoso.example', 'dana.fox@fabrikam.com'],
  ['dana_fox_fabrikam.com#ext#@contoso.onmicrosoft.com', 'dana_fox@fabrikam.com'],
])('a guest is told by their mail address: %s', (name, address) => {
  expect(signInAddress(name)).toBe(address);
});

test.each(['', 'alex@contoso.com', 'first_last@contoso.com', '#EXT#@contoso.com', 'dana#EXT#@contoso.com'])(
  'any other sign-in name stays as it is: "%s"',
  (name) => {
    expect(signInAddress(name)).toBe(name);
  },
);
