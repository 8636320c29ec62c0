import { expect, it } from 'vitest';
import { SandboxBench } from '../app-testing';

it('says what it refuses in a sentence, however much it was sent', async () => {
  const bench = new SandboxBench();
  const { admin } = await bench.newTenant('empty');
  const filter = `displayName eq ${'x'.repeat(9_000)}`;
  const refused = await bench.graph(await bench.token(admin), `/users?$filter=${encodeURIComponent(filter)}`);
  const { error } = (await refused.json()) as { error: { message: string } };
  expect(refused.status).toBe(400);
  expect(error.message).toMatch(/x…$/);
  expect(error.message).toHaveLength(1_001);
  bench.sandbox.close();
});
