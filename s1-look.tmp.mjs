import { createServer } from 'node:http';
import { chromium } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import { startSandbox } from './sandbox/main.ts';
const s = await startSandbox({ port: 4170, data: ':memory:', portalUrl: 'http://localhost:3170' });
const portal = createServer((_, r) => r.end('back')).listen(3170);
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const q = (x={}) => new URLSearchParams({ client_id: s.tenant.clientId, redirect_uri: 'http://localhost:3170/auth/done.html', response_type: 'code', response_mode: 'fragment', scope: 'User.Read openid profile offline_access', state: 's', nonce: 'n', code_challenge: 'x'.repeat(43), code_challenge_method: 'S256', client_info: '1', ...x });
for (const scheme of ['light','dark']) for (const width of [390,1280]) {
  const ctx = await b.newContext({ colorScheme: scheme, viewport: { width, height: 844 } });
  const p = await ctx.newPage();
  p.on('console', (m) => console.log('console', m.text()));
  const urls = { pick: `${s.url}/organizations/oauth2/v2.0/authorize?${q()}`, hint: `${s.url}/organizations/oauth2/v2.0/authorize?${q({login_hint: s.tenant.admin})}`, bad: `${s.url}/organizations/oauth2/v2.0/authorize?${q({redirect_uri:'http://evil.example/'})}`, index: `${s.url}/` };
  for (const [name, url] of Object.entries(urls)) {
    await p.goto(url);
    const r = await new AxeBuilder({ page: p }).analyze();
    const w = await p.evaluate(() => document.documentElement.scrollWidth);
    console.log(scheme, width, name, 'axe', r.violations.map((v) => v.id + ':' + v.nodes[0]?.target), 'w', w);
    await p.screenshot({ path: `/tmp/s1/${name}-${scheme}-${width}.png` });
  }
  await p.goto(urls.pick);
  await p.getByLabel('Email').fill('nobody@contoso.onmicrosoft.com');
  await p.getByRole('button', { name: 'Next' }).click();
  await p.getByRole('alert').waitFor();
  await p.screenshot({ path: `/tmp/s1/err-${scheme}-${width}.png` });
  console.log('axe err', (await new AxeBuilder({ page: p }).analyze()).violations.map((v) => v.id));
  await p.getByRole('button', { name: 'Adele Vance' }).click();
  await p.waitForURL(/^http:..localhost:3170/);
  console.log(p.url().slice(0, 120));
  await p.goto(`${s.url}/organizations/oauth2/v2.0/authorize?${q({prompt:'none'})}`);
  console.log('silent', p.url().slice(0, 80));
  await p.goto(`${s.url}/organizations/oauth2/v2.0/authorize?${q({prompt:'select_account'})}`);
  await p.screenshot({ path: `/tmp/s1/again-${scheme}-${width}.png` });
  await ctx.close();
}
await b.close(); portal.close(); await s.close();
