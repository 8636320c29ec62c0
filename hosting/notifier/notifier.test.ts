import { readdirSync, readFileSync } from 'node:fs';
import { Cron } from 'croner';
import { CronJob } from 'kubernetes-models/batch/v1';
import { PersistentVolumeClaim, ServiceAccount } from 'kubernetes-models/v1';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../../notifier/config';

const FOLDER = 'hosting/notifier';
const read = (name: string) => readFileSync(`${FOLDER}/${name}`, 'utf8');
const manifest = (name: string) => parse(read(`kubernetes/${name}.yaml`));

const { resources, configMapGenerator, images } = manifest('kustomization');
const job = new CronJob(manifest('cron-job'));
const pod = job.spec?.jobTemplate.spec?.template.spec;
const [container] = pod?.containers ?? [];

test('every manifest is valid, and kustomize names each of them', () => {
  const account = new ServiceAccount(manifest('service-account'));
  const claim = new PersistentVolumeClaim(manifest('volume-claim'));
  for (const one of [job, account, claim]) expect(() => one.validate(), one.kind).not.toThrow();
  const others = readdirSync(`${FOLDER}/kubernetes`).filter(
    (name) => name.endsWith('.yaml') && name !== 'kustomization.yaml',
  );
  expect([...resources].sort()).toEqual(others.sort());
  expect(images[0].name).toBe(container?.image);
  expect(pod?.serviceAccountName).toBe(account.metadata?.name);
});

test('two runs never overlap, and the container has no privileges', () => {
  expect(job.spec?.concurrencyPolicy).toBe('Forbid');
  expect(pod?.securityContext?.runAsNonRoot).toBe(true);
  expect(container?.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
});

test('the configuration is valid and mounted where the program reads it', () => {
  const [file] = configMapGenerator[0].files;
  const answer = readConfig(`${FOLDER}/kubernetes/${file}`);
  expect('mistakes' in answer && answer.mistakes).toBe(false);
  const mounts = Object.fromEntries((container?.volumeMounts ?? []).map((one) => [one.name, one.mountPath]));
  expect(container?.args).toContain(`${mounts.config}/${file}`);
  expect('config' in answer && answer.config.storage).toBe(mounts.kept);
});

test('each timer fires five past every hour', () => {
  const line = read('crontab').trim().split('\n').at(-1) ?? '';
  const { bindings } = JSON.parse(read('azure-functions/notify/function.json'));
  const patterns = [job.spec?.schedule ?? '', line.split(' ').slice(0, 5).join(' '), bindings[0].schedule];
  for (const pattern of patterns) {
    const next = new Cron(pattern, { timezone: 'UTC', paused: true }).nextRuns(2, '2026-11-28T09:30:00Z');
    expect(next.map((time) => time.toISOString())).toEqual([
      '2026-11-28T10:05:00.000Z',
      '2026-11-28T11:05:00.000Z',
    ]);
  }
});
