import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { PortalConfig } from '../../lib/config';
import type { Stand } from './stand';
import type { TestTenant } from './tenant';

/** The administrator's part in a browser while the command waits: enters its code and picks the account. */
async function enterCode(line: string, admin: string): Promise<void> {
  const [, page = '', code = ''] = /page (\S+) and enter the code (\S+)/.exec(line) ?? [];
  const answer = await fetch(`${page}?user_code=${code}`, {
    method: 'POST',
    headers: { origin: new URL(page).origin },
    body: new URLSearchParams({ email: admin }),
  });
  if (!answer.ok) throw new Error(`The code was refused: ${await answer.text()}`);
}

/**
 * Registers the portal's address by `npm run register`, with consent, and returns the configuration that it
 * prints.
 */
export async function registerPortal(tenant: TestTenant, stand: Stand): Promise<PortalConfig> {
  const flags = ['--tenant', tenant.id, '--address', stand.portalUrl, '--consent'];
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/register.ts', ...flags], {
    env: { ...process.env, SANDBOX_URL: stand.sandboxUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line.includes('enter the code')) await enterCode(line, tenant.admin);
  }
  const printed = lines.slice(lines.indexOf('{')).join('\n');
  return JSON.parse(printed) as PortalConfig;
}
