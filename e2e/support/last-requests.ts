import { writeFileSync } from 'node:fs';
import type { TestInfo } from '@playwright/test';
import type { TestTenant } from './tenant';

const MOST = 200;

/** Leaves the last calls that a tenant's Graph got beside the screenshot and the trace of a test that failed. */
export async function keepLastRequests(tenant: TestTenant, test: TestInfo): Promise<void> {
  const calls = await tenant.requests().catch((problem: unknown) => [{ problem: String(problem) }]);
  const path = test.outputPath('requests.json');
  writeFileSync(path, JSON.stringify(calls.slice(-MOST), null, 2));
  test.attachments.push({ name: 'requests', path, contentType: 'application/json' });
}
