import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseAccount, isForAnother } from './accounts';
import { aConfig as config, TENANT } from './testing';

const OTHER = '99999999-2222-4333-8444-555555555555';
const account = (name: string, tenantId = TENANT) => ({
  homeAccountId: `${name}.${tenantId}`,
  localAccountId: name,
  tenantId,
  username: `${name}@contoso.com`,
});
const adele = account('adele');
const alex = account('alex');

describe('the account to work as', () => {
  test('is the one used last, in whatever order MSAL gives them', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([adele, alex, account('lee')], { minLength: 3 }), (accounts) => {
        expect(chooseAccount(accounts, alex, config, {})).toBe(alex);
        expect(chooseAccount(accounts, alex, config, { loginHint: adele.username })).toBe(alex);
      }),
    );
  });

  test('is the hinted one, or nobody without a hint, when several are known and none was used last', () => {
    expect(chooseAccount([adele, alex], null, config, {})).toBeNull();
    expect(chooseAccount([adele, alex], null, config, { loginHint: 'ALEX@contoso.com' })).toBe(alex);
  });

  test('is the only one there is', () => {
    expect(chooseAccount([adele], null, config, {})).toBe(adele);
  });

  test('is never of an organisation that the portal does not serve', () => {
    const single = { ...config, tenant: OTHER };
    expect(chooseAccount([adele], adele, single, {})).toBeNull();
  });

  test('is the guest’s profile in the tenant used last, not the one of the same name elsewhere', () => {
    const guest = { ...adele, tenantId: OTHER };
    expect(chooseAccount([adele, guest], guest, config, {})).toBe(guest);
  });
});

describe('a link', () => {
  test.each([
    [{}, false],
    [{ loginHint: 'Adele@Contoso.com' }, false],
    [{ loginHint: 'alex@contoso.com' }, true],
    [{ tenant: OTHER }, true],
    [{ tenant: TENANT }, false],
    [{ tenant: 'contoso.com' }, false],
    [{ tenant: 'fabrikam.com' }, true],
    [{ tenant: OTHER, loginHint: 'adele@contoso.com' }, true],
    [{ tenant: 'contoso.onmicrosoft.com', loginHint: 'adele@contoso.com' }, false],
  ])('that says %o is meant for another account than adele’s: %s', (hints, another) => {
    expect(isForAnother(adele, config, hints)).toBe(another);
  });

  test('isn’t meant for another account when it names an organisation that the portal doesn’t serve', () => {
    expect(isForAnother(adele, { ...config, tenant: TENANT }, { tenant: OTHER })).toBe(false);
  });
});
