import { expect, test } from 'vitest';
import { configOf } from './config';

const LEAST = {
  tenant: 'contoso.com',
  clientId: '0a6b1c8e-3f6d-4d0f-9a3e-6a2f5f0f8f11',
  mailbox: 'reviews@contoso.com',
  look: { portal: 'https://reviews.contoso.com/base/', organisation: 'Contoso' },
  storage: '/var/lib/attest',
};

test('a configuration with only the required settings is complete', () => {
  const read = configOf(LEAST);
  expect(read).toMatchObject({
    config: {
      cloud: 'global',
      sending: { way: 'graph' },
      thanks: false,
      schedule: { hour: 9 },
      look: {
        tenant: 'contoso.com',
        portal: 'https://reviews.contoso.com/base',
        from: { displayName: 'Contoso', address: 'reviews@contoso.com' },
        help: null,
      },
    },
  });
});

const withLook = (over: object) => ({ look: { ...LEAST.look, ...over } });
const smtp = (over: object) => ({ sending: { way: 'smtp', host: 'mail.contoso.com', ...over } });

const NO_WORDS =
  'look.language is a language that the mails have words in (en); a country beside it, as in en-AT, says how dates are written.';

test.each<[object, string]>([
  [{ tenant: 'organizations' }, 'tenant is one tenant: its id, or one of its domains, such as contoso.com.'],
  [{ clientId: 'x' }, 'clientId is the id of the app registration, a GUID.'],
  [{ cloud: 'mars' }, 'cloud is one of global, usgov, usgovdod and china.'],
  [{ mailbox: 'a\r\nBcc: b@c' }, 'mailbox is a mail address, such as reviews@contoso.com.'],
  [{ sending: { way: 'pigeon' } }, 'sending.way is one of graph, drafts and smtp.'],
  [smtp({ port: 0 }), 'sending.port is a port of the mail server, such as 587.'],
  [smtp({ tls: 'never' }), 'sending.tls is "start" (STARTTLS) or "at once".'],
  [smtp({ host: '' }), 'sending.host is the name of the mail server.'],
  [smtp({ password: 'secret' }), 'There is no setting "password".'],
  [{ schedule: { hour: 3 } }, 'hour is a whole number from 7 to 19: nobody is written to at night.'],
  [
    withLook({ portal: 'http://reviews.contoso.com' }),
    'look.portal is the https address of the portal that the mails lead to.',
  ],
  [withLook({ colour: 'red; }' }), 'look.colour is a colour such as #0b5cad.'],
  [withLook({ organisation: 'A\nB' }), 'look.organisation is a text of one line.'],
  [withLook({ language: '!' }), NO_WORDS],
  [withLook({ language: 'de-AT' }), NO_WORDS],
  [
    withLook({ help: { displayName: 'IT', address: 'x' } }),
    'look.help.address is a mail address, such as reviews@contoso.com.',
  ],
  [{ thanks: 'yes' }, 'thanks is true or false.'],
  [{ storage: '' }, 'storage is a folder on a disk of this machine.'],
  [{ sandbox: 'https://sandbox.example' }, 'sandbox is the address of a sandbox on this machine.'],
  [{ sendWay: 'graph' }, 'There is no setting "sendWay".'],
])('the mistake in %j is reported in one sentence', (over, sentence) => {
  expect(configOf({ ...LEAST, ...over })).toEqual({ mistakes: [sentence] });
});

test('all missing settings are named at once', () => {
  const read = configOf({ mailbox: LEAST.mailbox, look: { organisation: 'Contoso' }, storage: '/x' });
  expect(read).toEqual({
    mistakes: [
      'The setting "tenant" is missing.',
      'The setting "clientId" is missing.',
      'The setting "portal" is missing.',
    ],
  });
  expect(configOf('contoso.com')).toEqual({ mistakes: ['The configuration is a table of settings.'] });
});
