import { expect, it } from 'vitest';
import { CONTOSO } from '../seed/seed';
import { testWorld, type World } from '../seed/world-testing';
import { mailsTo, upn } from './mail-testing';
import { mailPages } from './pages';

const BOX = `/mail/${CONTOSO.domain}/${encodeURIComponent(upn('adelev'))}`;
const EVIL =
  '<script>alert(1)</script><img src="https://evil.example/x"><a href="https://portal.example/">Open</a>';

async function worldWith(subject: string, content: string): Promise<{ world: World; path: string }> {
  const world = testWorld('empty');
  await world.call('app', 'POST', `/users/${upn('admin')}/sendMail`, {
    body: {
      message: {
        subject,
        body: { contentType: 'html', content },
        toRecipients: [{ emailAddress: { address: upn('adelev') } }],
      },
    },
    scopes: ['Mail.Send'],
  });
  const [mail] = mailsTo(world, 'adelev');
  return { world, path: `${BOX}/${mail?.id}` };
}

const read = async (world: World, path: string) => {
  const response = await mailPages(world.context).request(path);
  return { text: await response.text(), policy: response.headers.get('content-security-policy') ?? '' };
};

it('the host’s email is in the mailbox, marked as the host’s', async () => {
  const { world } = await worldWith('3 people to review', '<p>Hello</p>');
  expect((await read(world, BOX)).text).toContain('<span class="badge">From the host</span>');
  expect((await read(world, `/mail/${CONTOSO.domain}`)).text).toContain('1 message');
});

it('the host’s email is escaped on the sandbox’s page and shown in a frame without rights', async () => {
  const { world, path } = await worldWith('<b>Subject</b>', EVIL);
  const { text, policy } = await read(world, path);
  expect(text).not.toContain('<script>alert');
  expect(text).not.toContain('evil.example');
  expect(text).toContain('&lt;b&gt;Subject&lt;/b&gt;');
  expect(text).toMatch(/<iframe [^>]*sandbox="allow-popups [^"]*"/);
  expect(text).not.toMatch(/allow-scripts|allow-same-origin|allow-forms/);
  expect(policy).toContain("frame-src 'self'");
});

it('the body of the host’s email runs nothing and loads nothing, wherever it is opened', async () => {
  const { world, path } = await worldWith('3 people to review', EVIL);
  const { text, policy } = await read(world, `${path}/body`);
  expect(text).toContain('<base target="_top">');
  expect(policy).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; img-src data:;/);
  expect(policy).toMatch(/sandbox allow-popups/);
  expect(policy).not.toMatch(/script-src|allow-scripts|allow-same-origin/);
});

it('an email of Microsoft’s has no body page: 404', async () => {
  const world = testWorld();
  const [mail] = mailsTo(world, 'adelev');
  expect((await mailPages(world.context).request(`${BOX}/${mail?.id}/body`)).status).toBe(404);
});
