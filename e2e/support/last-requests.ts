import { writeFileSync } from 'node:fs';
import type { TestInfo } from '@playwright/test';
import type { TestTenant } from './tenant';

const MOST = 200;

/** Attaches the last calls of a tenant's Graph to a failed test, beside its screenshot and trace. */
export async function keepLastRequests(tenant: TestTenant, test: TestInfo): Promise<void> {
  const calls = await tenant.requests().catch((problem: unknown) => [{ problem: String(problem) }]);
  const path = test.outputPath('requests.json');
  writeFileSync(path, JSON.stringify(calls.slice(-MOST), null, 2));
  test.attachments.push({ name: 'requests', path, contentType: 'application/json' });
}
