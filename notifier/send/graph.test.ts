import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftSender } from './drafts';
import type { MailboxOptions } from './exchange';
import { mailTo } from './mail-testing';
import { mimeOf } from './mime';
import { plainSender } from './plain';

interface Sent {
  method: string;
  path: string;
  headers: Headers;
  body: string;
}

/** A mailbox at Graph. `over` answers instead of it. */
function mailbox(over: (sent: Sent, count: number) => Response | Error | undefined = () => undefined) {
  const sent: Sent[] = [];
  const drafts = new Map<string, { isDraft: boolean; subject?: string }>();
  const tokens: boolean[] = [];
  const answer = ({ method, path, body }: Sent): Response => {
    if (path.endsWith('/sendMail')) return new Response(null, { status: 202 });
    const [, id = '', action] = /\/messages\/([^/?]+)(?:\/(\w+))?/.exec(path) ?? [];
    if (id === '') {
      const made = `draft${drafts.size}`;
      drafts.set(made, { isDraft: true });
      return Response.json({ id: made, isDraft: true }, { status: 201 });
    }
    const draft = drafts.get(id);
    if (!draft) return Response.json({ error: { code: 'ErrorItemNotFound' } }, { status: 404 });
    if (method === 'GET') return Response.json({ id, isDraft: draft.isDraft });
    if (!draft.isDraft && method !== 'DELETE')
      return Response.json({ error: { code: 'ErrorInvalidOperation' } }, { status: 400 });
    if (method === 'DELETE') drafts.delete(id);
    if (method === 'PATCH') draft.subject = (JSON.parse(body) as { subject: string }).subject;
    if (action === 'send') draft.isDraft = false;
    return new Response(null, { status: method === 'DELETE' ? 204 : action ? 202 : 200 });
  };
  const options: MailboxOptions = {
    cloud: 'global',
    mailbox: 'reviews@contoso.com',
    getToken: async (renew) => {
      tokens.push(renew);
      return renew ? 'renewed' : 'first';
    },
    fetch: async (address, init) => {
      const request = {
        method: init.method ?? 'GET',
        path: address.replace('https://graph.microsoft.com', ''),
        headers: new Headers(init.headers),
        body: String(init.body ?? ''),
      };
      sent.push(request);
      const own = over(request, sent.length);
      if (own instanceof Error) throw own;
      return own ?? answer(request);
    },
  };
  return { options, sent, drafts, tokens };
}

const MAIL = mailTo('adelev@contoso.com');

test('an email is sent as MIME from the one configured mailbox', async () => {
  const { options, sent } = mailbox();
  expect(await plainSender(options).send(MAIL)).toEqual({ kind: 'done', value: null });
  const [one] = sent;
  expect(one?.path).toBe('/v1.0/users/reviews%40contoso.com/sendMail');
  expect(one?.headers.get('content-type')).toBe('text/plain');
  expect(Buffer.from(one?.body ?? '', 'base64').toString()).toMatch(/^Auto-Submitted: auto-generated\r$/m);
});

const refusal = (status: number, headers: Record<string, string> = {}) =>
  Response.json({ error: { code: 'ErrorSomething' } }, { status, headers });

test.each([
  [() => refusal(429, { 'retry-after': '17' }), { kind: 'throttled', afterMs: 17_000 }],
  [() => refusal(400), { kind: 'refused', why: 'Graph answers 400 ErrorSomething' }],
  [() => refusal(403), { kind: 'blocked', why: expect.stringContaining('Mail.Send') }],
  [() => refusal(404), { kind: 'blocked', why: expect.stringContaining('reviews@contoso.com') }],
  [() => refusal(401), { kind: 'blocked', why: expect.stringContaining('token') }],
  [() => refusal(503), { kind: 'unclear' }],
  [() => new TypeError('fetch failed'), { kind: 'unclear' }],
])('Graph’s answer leads to the right outcome, case %#', async (answer, outcome) => {
  expect(await plainSender(mailbox(answer).options).send(MAIL)).toEqual(outcome);
});

test('a token that is refused is renewed once', async () => {
  const { options, sent, tokens } = mailbox((_, count) => (count === 1 ? refusal(401) : undefined));
  expect((await plainSender(options).send(MAIL)).kind).toBe('done');
  expect([tokens, sent[1]?.headers.get('authorization')]).toEqual([[false, true], 'Bearer renewed']);
});

test('a draft keeps its id, can be updated, and is sent once', async () => {
  const { options, sent, drafts } = mailbox();
  const sender = draftSender(options);
  const made = await sender.create(MAIL);
  const id = made.kind === 'done' ? made.value : '';
  expect(await sender.update(id, { ...MAIL, subject: 'New' })).toEqual({ kind: 'done', value: 'done' });
  expect(drafts.get(id)?.subject).toBe('New');
  expect(await sender.send(id)).toEqual({ kind: 'done', value: 'done' });
  const notDraft = { kind: 'done', value: 'notDraft' };
  expect(await sender.send(id)).toEqual(notDraft);
  expect(await sender.update(id, MAIL)).toEqual(notDraft);
  expect(await sender.discard(id)).toEqual(notDraft);
  expect(drafts.get(id)).toMatchObject({ isDraft: false, subject: 'New' });
  expect(sent.every(({ headers }) => headers.get('prefer') === 'IdType="ImmutableId"')).toBe(true);
});

test('a discarded draft is deleted and can’t be sent', async () => {
  const { options, drafts } = mailbox();
  const sender = draftSender(options);
  const made = await sender.create(MAIL);
  const id = made.kind === 'done' ? made.value : '';
  expect(await sender.discard(id)).toEqual({ kind: 'done', value: 'done' });
  expect([drafts.size, await sender.send(id)]).toEqual([0, { kind: 'done', value: 'notDraft' }]);
});

test('no name or subject can add a header or a recipient', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'A\r\nBcc: x@evil.example',
      'A\nSubject: x',
      '"<x@evil.example>,',
      '\u202eA',
      'x'.repeat(10_000),
    ),
  );
  await fc.assert(
    fc.asyncProperty(text, text, async (name, subject) => {
      const to = { displayName: name, address: 'adelev@contoso.com' };
      const mime = (await mimeOf({ ...MAIL, to, subject: `To review: ${subject}` })).toString();
      const [folded = ''] = mime.split('\r\n\r\n');
      const head = folded.replace(/\r\n[ \t]+/g, ' ');
      const names = head.split('\r\n').map((line) => line.slice(0, line.indexOf(':')));
      expect(names.toSorted()).toEqual(
        [
          'Auto-Submitted',
          'Content-Type',
          'Date',
          'From',
          'In-Reply-To',
          'MIME-Version',
          'Message-ID',
          'References',
          'Subject',
          'To',
          'X-Auto-Response-Suppress',
        ].toSorted(),
      );
      expect(/^To: (.*)$/m.exec(head)?.[1]?.trim()).toMatch(/adelev@contoso\.com>?$/);
    }),
    { numRuns: 100 },
  );
});
