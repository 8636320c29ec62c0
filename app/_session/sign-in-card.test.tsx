import { expect, test } from 'vitest';
import type { SignIn } from '../../lib/auth/start-sign-in';
import type { PortalConfig } from '../../lib/config';
import { wordsOf } from '../../lib/queries/markup-testing';
import { SignInCard } from './sign-in-card';
import { SignInCause } from './sign-in-cause';

const CONFIG = { tenant: 'organizations' } as PortalConfig;
const failed = (failure: SignIn['failure']) => ({ hints: {}, failure }) as SignIn;
const card = (signIn: SignIn, cause?: typeof SignInCause) =>
  wordsOf(<SignInCard signIn={signIn} config={CONFIG} gone={false} SignInCause={cause} />);

const ENTRA = { code: 'invalid_client', entraCode: 50105, reference: 'ab12' } as SignIn['failure'];

test('where the file with the causes can’t be loaded, a failed sign-in is told in general, with its reference', () => {
  expect(card(failed(ENTRA))).toContain('The sign-in didn’t work.');
  expect(card(failed(ENTRA))).toContain('Reference to quote: ab12, AADSTS50105');
  expect(card(failed(ENTRA), SignInCause)).toContain('Your account isn’t assigned to Attest');
  expect(card(failed(ENTRA), SignInCause)).toContain('Reference to quote: ab12, AADSTS50105');
});

test('a sign-in that its reader cancelled isn’t called a failure, with the file or without', () => {
  const cancelled = failed({ code: 'access_denied', reference: '' } as SignIn['failure']);
  for (const text of [card(cancelled), card(cancelled, SignInCause)]) {
    expect(text).toContain('You cancelled the sign-in.');
    expect(text).not.toContain('The sign-in didn’t work.');
  }
});
