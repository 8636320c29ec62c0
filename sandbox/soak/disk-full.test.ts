import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SandboxHarness } from '../app-testing';
import { openStore } from '../core/store';
import { checkData, checkStore } from './durability-check';
import { type Client, createClient, DEFINITIONS } from './durability-client';
import { freePort, type SandboxProcess, startProcess } from './durability-process';

let folder: string;
let running: SandboxProcess | undefined;
let harness: SandboxHarness | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-full-'));
});
afterEach(async () => {
  await running?.kill();
  running = undefined;
  harness?.sandbox.close();
  harness = undefined;
  rmSync(folder, { recursive: true, force: true });
  vi.restoreAllMocks();
});

/** The body of a review of everybody on the payroll that opens at once. */
function review(groupId: string): object {
  return {
    displayName: 'Until the disk is full',
    descriptionForAdmins: 'x'.repeat(2_000),
    scope: { query: `/groups/${groupId}/transitiveMembers`, queryType: 'MicrosoftGraph' },
    reviewers: [],
    settings: { instanceDurationInDays: 5 },
  };
}

interface DiskFullAnswer {
  status: number;
  body: { error: { code: string; message: string } };
  ids: string[];
}

/** Creates reviews until one is refused. */
async function fill(create: () => Promise<{ status: number; body: unknown }>): Promise<DiskFullAnswer> {
  const ids: string[] = [];
  for (let made = 0; made < 2_000; made += 1) {
    const { status, body } = await create();
    if (status !== 201) return { status, body: body as DiskFullAnswer['body'], ids };
    ids.push((body as { id: string }).id);
  }
  throw new Error('the disk was never full');
}

const REFUSED = {
  status: 507,
  body: { error: { code: 'InsufficientStorage', message: expect.stringContaining('full') } },
};

it('a full disk refuses a review as a whole, and the next one succeeds when there is room again', async () => {
  const complaint = vi.spyOn(console, 'error');
  const store = openStore(join(folder, 'sandbox.db'));
  harness = new SandboxHarness(store);
  const tenant = await harness.newTenant('empty');
  const token = await harness.token(tenant.admin);
  const graph = async (path: string, body?: unknown) => {
    const response = await harness?.graph(token, path, body === undefined ? {} : { body });
    return { status: response?.status ?? 0, body: await response?.json() };
  };
  const path = DEFINITIONS.replace('/v1.0', '');
  const groups = await graph('/groups');
  const { id } = groups.body.value.find(
    ({ displayName }: { displayName: string }) => displayName === 'All employees',
  );
  const [{ page_count: pages }] = store.db.pragma('page_count') as [{ page_count: number }];
  store.db.pragma(`max_page_count = ${pages + 20}`);

  const { ids, ...refused } = await fill(() => graph(path, review(id)));
  expect(refused).toMatchObject(REFUSED);
  expect(checkStore(store)).toEqual([]);
  const listed = store.all<{ id: string }>('select id from review_definitions order by seq');
  expect(listed.map((definition) => definition.id)).toEqual(ids);
  expect(complaint).not.toHaveBeenCalled();

  store.db.pragma(`max_page_count = ${pages + 10_000}`);
  expect((await graph(path, review(id))).status).toBe(201);
  expect((await graph(path)).body['@odata.count']).toBe(ids.length + 1);
  expect(checkStore(store)).toEqual([]);
});

async function groupOf(client: Client): Promise<string> {
  const groups = await client.list('admin', '/v1.0/groups');
  return groups.find(({ displayName }) => displayName === 'All employees')?.id ?? '';
}

/** Writes everything into the one file, and returns its size. */
function settledSize(): number {
  const file = join(folder, 'sandbox.db');
  const store = openStore(file);
  store.db.pragma('wal_checkpoint(truncate)');
  store.close();
  return statSync(file).size;
}

it('a process that can’t write refuses too, and has all acknowledged reviews after a restart', async () => {
  const home = { folder, port: await freePort() };
  const tokens = new Map<string, string>();
  running = startProcess(home);
  await running.ready;
  const group = await groupOf(createClient(running.url, tokens));
  await running.kill();

  running = startProcess({ ...home, mostFileBytes: settledSize() + 256 * 1024 });
  await running.ready;
  const client = createClient(running.url, tokens);
  const { ids, ...refused } = await fill(() => client.call('admin', 'POST', DEFINITIONS, review(group)));
  expect(refused).toMatchObject(REFUSED);
  expect(running.output()).toBe('');
  await running.kill();
  expect(checkData(folder)).toEqual([]);

  running = startProcess(home);
  await running.ready;
  const after = createClient(running.url, tokens);
  const answer = await after.call('admin', 'GET', DEFINITIONS);
  expect(answer.body['@odata.count']).toBe(ids.length);
});
