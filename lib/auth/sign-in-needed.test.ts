import { expect, test } from 'vitest';
import { entraCodeOf, needsReader, SignInNeeded } from './sign-in-needed';

const msalError = (errorCode: string, name = 'BrowserAuthError') =>
  Object.assign(new Error('see the link'), { name, errorCode });

test.each(['timed_out', 'monitor_window_timeout', 'login_required', 'invalid_grant', 'no_tokens_found'])(
  'a silent renewal that ends with %s needs the reader',
  (code) => {
    expect(needsReader(msalError(code))).toBe(true);
  },
);

test('every error that MSAL calls interaction required needs the reader', () => {
  expect(needsReader(msalError('a_code_of_tomorrow', 'InteractionRequiredAuthError'))).toBe(true);
});

test.each(['no_network_connectivity', 'post_request_failed'])(
  'a network failure (%s) doesn’t need the reader',
  (code) => {
    expect(needsReader(msalError(code))).toBe(false);
  },
);

test('an error that isn’t MSAL’s doesn’t need the reader', () => {
  expect(needsReader(new TypeError('Failed to fetch'))).toBe(false);
  expect(needsReader('timed_out')).toBe(false);
});

test.each([
  [{ errorNo: '65001' }, 65001],
  [{ errorNo: 700016 }, 700016],
  [{ errorNo: '', errorMessage: 'AADSTS50057: The user account is disabled.' }, 50057],
  [{ errorNo: 'x1', errorMessage: 'no number' }, undefined],
  [{ errorMessage: `${' '.repeat(600)}AADSTS50057` }, undefined],
  [{ errorMessage: 7 }, undefined],
  [new Error('AADSTS50057'), undefined],
  [null, undefined],
  ['AADSTS50057', undefined],
])('the number of Entra’s code in %o is %s', (error, code) => {
  expect(entraCodeOf(error)).toBe(code);
  expect(new SignInNeeded('x', { cause: error }).entraCode).toBe(code);
});

test('a refusal with Entra’s number needs the reader; a network error doesn’t', () => {
  const refused = Object.assign(new Error('x'), { errorCode: 'unauthorized_client', errorNo: '700016' });
  expect(needsReader(refused)).toBe(true);
  expect(needsReader(Object.assign(new Error('x'), { errorCode: 'network_error' }))).toBe(false);
  expect(new SignInNeeded('x').entraCode).toBeUndefined();
});
