import { expect, it } from 'vitest';
import { readMime } from './mime';

const MAIL = [
  'From: "Reviews" <admin@contoso.com>',
  'To: =?utf-8?B?QWTDqGxl?= <adelev@contoso.com>, alexw@contoso.com',
  'Subject: =?utf-8?Q?3_people_=E2=80=93_today?=',
  'Auto-Submitted: auto-generated',
  'Message-ID: <one@contoso.com>',
  'Content-Type: multipart/alternative; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Hello',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from('<p>Héllo</p>').toString('base64'),
  '--b--',
  '',
].join('\r\n');

it('reads subject, people, both bodies and every header of MIME', async () => {
  const { content } = (await readMime(Buffer.from(MAIL).toString('base64'))) ?? {};
  expect(content).toMatchObject({
    subject: '3 people – today',
    from: { name: 'Reviews', address: 'admin@contoso.com' },
    to: [
      { name: 'Adèle', address: 'adelev@contoso.com' },
      { name: '', address: 'alexw@contoso.com' },
    ],
    internetMessageId: '<one@contoso.com>',
  });
  expect([content?.text.trim(), content?.html.trim()]).toEqual(['Hello', '<p>Héllo</p>']);
  expect(content?.headers).toContainEqual({ name: 'Auto-Submitted', value: 'auto-generated' });
});

it.each(['', 'not base64 !', 'QUJ', MAIL])(
  'returns nothing for a text that is no base64: %j',
  async (body) => {
    expect(await readMime(body)).toBeUndefined();
  },
);
