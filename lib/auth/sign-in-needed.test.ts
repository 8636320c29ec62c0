import { expect, test } from 'vitest';
import { needsReader } from './sign-in-needed';

const msalError = (errorCode: string, name = 'BrowserAuthError') =>
  Object.assign(new Error('see the link'), { name, errorCode });

test.each(['timed_out', 'monitor_window_timeout', 'login_required', 'invalid_grant', 'no_tokens_found'])(
  'a silent renewal that ends with %s needs the reader',
  (code) => {
    expect(needsReader(msalError(code))).toBe(true);
  },
);

test('so does whatever MSAL calls interaction required', () => {
  expect(needsReader(msalError('a_code_of_tomorrow', 'InteractionRequiredAuthError'))).toBe(true);
});

test.each(['no_network_connectivity', 'post_request_failed'])('a network failure (%s) does not', (code) => {
  expect(needsReader(msalError(code))).toBe(false);
});

test('neither does what is no error of MSAL’s', () => {
  expect(needsReader(new TypeError('Failed to fetch'))).toBe(false);
  expect(needsReader('timed_out')).toBe(false);
});
