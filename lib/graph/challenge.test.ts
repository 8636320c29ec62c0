import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimsIn } from './challenge';

const CLAIMS = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
const BASE64 = btoa(CLAIMS);

describe('the claims of a challenge', () => {
  test.each([
    [
      'in the header as Microsoft writes it',
      `Bearer realm="", authorization_uri="https://x/y?a=b", error="insufficient_claims", claims="${BASE64}"`,
    ],
    ['without quotation marks', `Bearer claims=${BASE64}`],
    ['with names in capital letters', `BEARER CLAIMS="${BASE64}"`],
    ['with spaces', `Bearer claims \t=  "${BASE64}"`],
    ['at the beginning of the header', `Bearer claims="${BASE64}", realm="x"`],
    [
      'in the second of two challenges',
      `Basic realm="a, claims=\\"x\\"", Bearer realm="", claims="${BASE64}"`,
    ],
    ['after words without a value', `Negotiate, PoP nonce, Bearer claims="${BASE64}"`],
    [
      'with escaped characters',
      `Bearer claims="${BASE64.split('')
        .map((one) => `\\${one}`)
        .join('')}"`,
    ],
    ['after an unexpected character', `Bearer @, "lone \\" string", claims="${BASE64}"`],
  ])('are found %s', (_, header) => {
    expect(claimsIn(header)).toBe(CLAIMS);
  });

  test('are found in URL-safe base64 too', () => {
    const claims = '{"a":"????>>>>"}';
    const coded = btoa(claims);
    expect(coded).toMatch(/\+.*\/|\/.*\+/);
    const forAddresses = coded.replace(/\+/g, '-').replace(/\//g, '_');
    for (const text of [coded, forAddresses]) expect(claimsIn(`Bearer claims="${text}"`)).toBe(claims);
  });

  test.each([
    ['a missing header', null],
    ['an empty header', ''],
    ['a header without claims', 'Bearer realm="", error="invalid_token"'],
    ['the value of another parameter', `Bearer error_description="claims=${BASE64}"`],
    ['a parameter whose name only ends in “claims”', `Bearer xclaims="${BASE64}"`],
    ['a string that isn’t closed', `Bearer claims="${BASE64}`],
    ['a value that isn’t base64', 'Bearer claims="***"'],
    ['a value that isn’t JSON', `Bearer claims="${btoa('x')}"`],
    ['JSON that isn’t an object', `Bearer claims="${btoa('[1]')}"`],
    ['a JSON null', `Bearer claims="${btoa('null')}"`],
    ['bytes that aren’t text', `Bearer claims="${btoa('{"a":"\xff"}')}"`],
    ['a JSON number', `Bearer claims="${btoa('7')}"`],
    ['a JSON string', `Bearer claims="${btoa('"x"')}"`],
    ['a quoted string without a name', `Bearer "claims=${BASE64}"`],
    ['an empty value', 'Bearer claims='],
    [
      'a header with more than sixteen thousand characters before the claims',
      `Bearer x="${'a'.repeat(16_384)}", claims="${BASE64}"`,
    ],
  ])('aren’t found in %s', (_, header) => {
    expect(claimsIn(header)).toBeUndefined();
  });

  test('are searched for in under a second, even in a header of a million repeated pieces', () => {
    for (const piece of ['a', 'a=', 'a ', '"', '\\', 'a="\\"', ' ', ',', 'claims'])
      expect(timeOf(() => claimsIn(piece.repeat(1_000_000)))).toBeLessThan(1_000);
  });

  test('are complete or undefined in random headers, and the search never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', '\\', '=', ',', ' ', 'claims', 'a', '{', BASE64) }),
        (header) => {
          const claims = claimsIn(header);
          expect(claims === undefined || claims === CLAIMS).toBe(true);
        },
      ),
    );
  });
});

function timeOf(work: () => void): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}
