import { expect, it } from 'vitest';
import { mailsTo, upn } from '../../mail/mail-testing';
import { testWorld, type World } from '../../seed/world-testing';

const SEND = ['Mail.Send'];
const WRITE = ['Mail.ReadWrite', 'Mail.Send'];
const IMMUTABLE = { 'content-type': 'application/json', prefer: 'IdType="ImmutableId"' };
const BOX = `/users/${upn('admin')}`;

const message = (over: Record<string, unknown> = {}) => ({
  subject: 'Three people to review',
  body: { contentType: 'html', content: '<p>Hello</p>' },
  toRecipients: [{ emailAddress: { address: upn('adelev') } }],
  ...over,
});

const hostMails = (world: World, alias: string) =>
  mailsTo(world, alias).filter(({ kind }) => kind === 'host');

const send = (world: World, over = {}, box = BOX) =>
  world.call('app', 'POST', `${box}/sendMail`, { body: { message: message(over) }, scopes: SEND });

it('a sent mail arrives once in each recipient’s mailbox, with its headers', async () => {
  const world = testWorld('empty');
  const cc = [{ emailAddress: { address: upn('alexw') } }, { emailAddress: { address: upn('adelev') } }];
  const headers = [{ name: 'x-review', value: 'one' }];
  const { status, body } = await send(world, { ccRecipients: cc, internetMessageHeaders: headers });
  expect([status, body]).toEqual([202, undefined]);
  for (const alias of ['adelev', 'alexw'])
    expect(hostMails(world, alias)).toMatchObject([
      { subject: 'Three people to review', html: '<p>Hello</p>', headers },
    ]);
  expect(hostMails(world, 'admin')).toEqual([]);
});

it.each([
  ['an email without recipients', { toRecipients: [] }, 400, 'ErrorInvalidRecipients'],
  ['an invalid address', { toRecipients: [{ emailAddress: { address: 'x' } }] }, 400, 'ErrorInvalidRequest'],
  [
    'a standard header',
    { internetMessageHeaders: [{ name: 'Auto-Submitted', value: 'yes' }] },
    400,
    'InvalidInternetMessageHeader',
  ],
  [
    'another person as the sender',
    { from: { emailAddress: { address: upn('alexw') } } },
    403,
    'ErrorSendAsDenied',
  ],
])('refuses %s', async (_, over, status, code) => {
  const world = testWorld('empty');
  const answer = await send(world, over);
  expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  expect(hostMails(world, 'adelev')).toEqual([]);
});

it('refuses to send without the permission, from another person’s mailbox, and where there is no mailbox', async () => {
  const world = testWorld();
  const body = { message: message() };
  const call = (who: string, box: string, scopes: string[]) =>
    world.call(who, 'POST', `${box}/sendMail`, { body, scopes });
  expect((await call('app', BOX, ['User.Read.All'])).body.error.code).toBe('Authorization_RequestDenied');
  expect((await call('alexw', BOX, SEND)).body.error.code).toBe('ErrorAccessDenied');
  const { body: people } = await world.call('app', 'GET', '/users', {
    query: { $filter: "userType eq 'Guest'", $top: '1' },
    scopes: ['User.Read.All'],
  });
  const guest = await call('app', `/users/${people.value[0]?.id}`, SEND);
  expect([guest.status, guest.body.error.code]).toEqual([404, 'MailboxNotEnabledForRESTAPI']);
  expect((await call('app', '/users/nobody@x.example', SEND)).status).toBe(404);
});

it('a draft can be sent once, keeps its immutable id, and is no draft afterwards', async () => {
  const world = testWorld('empty');
  const call = (method: string, path: string, body?: unknown) =>
    world.call('app', method, path, { body, headers: IMMUTABLE, scopes: WRITE });
  const draft = await call('POST', `${BOX}/messages`, message());
  expect([draft.status, draft.body.isDraft]).toEqual([201, true]);
  const path = `${BOX}/messages/${draft.body.id}`;
  await call('PATCH', path, { subject: 'Two people to review' });
  expect(hostMails(world, 'adelev')).toEqual([]);
  expect((await call('POST', `${path}/send`)).status).toBe(202);
  expect(hostMails(world, 'adelev').map(({ subject }) => subject)).toEqual(['Two people to review']);
  const sent = await world.call('app', 'GET', path, {
    query: { $select: 'id,isDraft' },
    headers: IMMUTABLE,
    scopes: WRITE,
  });
  expect(sent.body).toMatchObject({ id: draft.body.id, isDraft: false });
  expect((await call('POST', `${path}/send`)).status).toBe(400);
  expect((await call('PATCH', path, { subject: 'x' })).status).toBe(400);
  expect(hostMails(world, 'adelev')).toHaveLength(1);
});

it('a moved message is found only by its immutable id', async () => {
  const world = testWorld('empty');
  const usual = await world.call('app', 'POST', `${BOX}/messages`, { body: message(), scopes: WRITE });
  const path = `${BOX}/messages/${usual.body.id}`;
  expect((await world.call('app', 'GET', path, { scopes: WRITE })).status).toBe(200);
  await world.call('app', 'POST', `${path}/send`, { scopes: WRITE });
  const moved = await world.call('app', 'GET', path, { scopes: WRITE });
  expect([moved.status, moved.body.error.code]).toEqual([404, 'ErrorItemNotFound']);
});

it('a deleted draft is sent to nobody', async () => {
  const world = testWorld('empty');
  const draft = await world.call('app', 'POST', `${BOX}/messages`, { body: message(), scopes: WRITE });
  const path = `${BOX}/messages/${draft.body.id}`;
  expect((await world.call('app', 'DELETE', path, { scopes: WRITE })).status).toBe(204);
  expect((await world.call('app', 'POST', `${path}/send`, { scopes: WRITE })).status).toBe(404);
  expect(hostMails(world, 'adelev')).toEqual([]);
});

it('reads the time zone and the language of a mailbox as they were set', async () => {
  const world = testWorld('empty');
  const path = `/users/${upn('adelev')}/mailboxSettings`;
  const scopes = ['MailboxSettings.ReadWrite'];
  const language = { locale: 'nb-NO', displayName: 'Norwegian' };
  const changed = await world.call('app', 'PATCH', path, {
    body: { timeZone: 'W. Europe Standard Time', language },
    scopes,
  });
  expect(changed.status).toBe(200);
  const read = await world.call('app', 'GET', path, { scopes: ['MailboxSettings.Read'] });
  expect(read.body).toMatchObject({ timeZone: 'W. Europe Standard Time', language });
  expect((await world.call('app', 'PATCH', path, { body: { timeZone: 'Mars' }, scopes })).status).toBe(400);
  expect((await world.call('app', 'GET', path, { scopes: SEND })).status).toBe(403);
});
