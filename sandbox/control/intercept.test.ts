import { expect, it } from 'vitest';
import { SandboxHarness } from '../app-testing';

it('the message of a refusal is cut to a thousand characters, however long the request was', async () => {
  const harness = new SandboxHarness();
  const { admin } = await harness.newTenant('empty');
  const filter = `displayName eq ${'x'.repeat(9_000)}`;
  const refused = await harness.graph(
    await harness.token(admin),
    `/users?$filter=${encodeURIComponent(filter)}`,
  );
  const { error } = (await refused.json()) as { error: { message: string } };
  expect(refused.status).toBe(400);
  expect(error.message).toMatch(/x…$/);
  expect(error.message).toHaveLength(1_001);
  harness.sandbox.close();
});
