import { KeyObject } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import 'reflect-metadata';
import { SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { mailTo } from './mail-testing';
import { type SmtpConfig, smtpSender } from './smtp';

let tls: { key: string; cert: string };
beforeAll(async () => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const made = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=localhost',
    keys,
    signingAlgorithm: algorithm,
    extensions: [new SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }])],
  });
  const key = KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString();
  tls = { key, cert: made.toString('pem') };
});

let server: SMTPServer | undefined;
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

interface Received {
  to: string[];
  text: string;
  secure: boolean;
}

/** Starts a real mail server that accepts one user. */
async function serve(over: SMTPServerOptions = {}): Promise<{ port: number; received: Received[] }> {
  const received: Received[] = [];
  server = new SMTPServer({
    ...tls,
    onAuth: ({ username, password }, _session, done) =>
      username === 'attest' && password === 'right' ? done(null, { user: username }) : done(new Error('no')),
    onData: (stream, { envelope, secure }, done) => {
      let text = '';
      stream.on('data', (part) => {
        text += part;
      });
      stream.on('end', () => {
        received.push({ to: envelope.rcptTo.map(({ address }) => address), text, secure });
        done();
      });
    },
    ...over,
  });
  server.on('error', () => {});
  const started = server;
  await new Promise<void>((resolve) => started.listen(0, 'localhost', resolve));
  return { port: (server.server.address() as AddressInfo).port, received };
}

const config = (port: number, over: Partial<SmtpConfig> = {}): SmtpConfig => ({
  way: 'smtp',
  host: 'localhost',
  port,
  tls: 'start',
  user: 'attest',
  ...over,
});

const refusing = (responseCode: number): SMTPServerOptions => ({
  onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no'), { responseCode })),
});

test.each([['start'], ['at once']] as const)(
  'an email arrives over TLS (%s) as text and HTML, with its headers',
  async (way) => {
    const { port, received } = await serve({ secure: way === 'at once' });
    const sender = smtpSender(config(port, { tls: way }), 'right', tls.cert);
    expect(await sender.send(mailTo('adelev@contoso.com'))).toEqual({ kind: 'done', value: null });
    const [mail] = received;
    expect([mail?.to, mail?.secure]).toEqual([['adelev@contoso.com'], true]);
    for (const part of [
      /^Auto-Submitted: auto-generated\r$/m,
      /^X-Auto-Response-Suppress: All\r$/m,
      /^Message-ID: <one@contoso\.com>\r$/m,
      /^References: <thread@contoso\.com>\r$/m,
      /^Content-Type: text\/plain/m,
      /^Content-Type: text\/html/m,
    ])
      expect(mail?.text).toMatch(part);
  },
);

test.each([
  ['a mailbox that isn’t there', refusing(550), 'refused'],
  ['a server that is busy', refusing(451), 'throttled'],
  [
    'a server that stops in the middle of the email',
    { onData: (_s, _e, done) => done(Object.assign(new Error('no'), { responseCode: 421 })) },
    'throttled',
  ],
  ['a server without TLS', { hideSTARTTLS: true, disabledCommands: ['STARTTLS'] }, 'blocked'],
] satisfies [string, SMTPServerOptions, string][])('%s: the email is not sent', async (_, over, kind) => {
  const { port, received } = await serve(over as SMTPServerOptions);
  expect((await smtpSender(config(port), 'right', tls.cert).send(mailTo('a@contoso.com'))).kind).toBe(kind);
  expect(received).toEqual([]);
});

test('a wrong password, an untrusted certificate or a missing server blocks all emails', async () => {
  const { port, received } = await serve();
  const mail = mailTo('a@contoso.com');
  expect((await smtpSender(config(port), 'wrong', tls.cert).send(mail)).kind).toBe('blocked');
  expect((await smtpSender(config(port), 'right').send(mail)).kind).toBe('blocked');
  expect((await smtpSender(config(1), 'right', tls.cert).send(mail)).kind).toBe('blocked');
  expect(received).toEqual([]);
});

test('a connection cut after the data makes the outcome unclear', async () => {
  const { port } = await serve({
    onData: (stream) => {
      stream.resume();
      stream.on('end', () => {
        for (const connection of server?.connections ?? [])
          (connection as unknown as { _socket: { destroy(): void } })._socket.destroy();
      });
    },
  });
  const outcome = await smtpSender(config(port), 'right', tls.cert).send(mailTo('a@contoso.com'));
  expect(outcome.kind).toBe('unclear');
});
