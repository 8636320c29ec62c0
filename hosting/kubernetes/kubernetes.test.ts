import { readdirSync, readFileSync } from 'node:fs';
import { Deployment } from 'kubernetes-models/apps/v1';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { ConfigMap, Service } from 'kubernetes-models/v1';
import { expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { DRAIN_MS } from '../draining';
import { readEnvironment } from '../environment';
import { RENDERERS, render } from './render-testing';

const FOLDER = 'hosting/kubernetes';
const read = (name: string) => readFileSync(`${FOLDER}/${name}`, 'utf8');
const { resources, configMapGenerator, images } = parse(read('kustomization.yaml'));

const deployment = new Deployment(parse(read('deployment.yaml')));
const service = new Service(parse(read('service.yaml')));
const policy = new NetworkPolicy(parse(read('network-policy.yaml')));
const budget = new PodDisruptionBudget(parse(read('disruption-budget.yaml')));
const pod = deployment.spec?.template.spec;
const container = pod?.containers[0];

test('every manifest is valid, and kustomize names each of them', () => {
  for (const manifest of [deployment, service, policy, budget])
    expect(() => manifest.validate(), manifest.kind).not.toThrow();
  const others = readdirSync(FOLDER).filter(
    (name) => name.endsWith('.yaml') && name !== 'kustomization.yaml',
  );
  expect([...resources].sort()).toEqual(others.sort());
  expect(images[0].name).toBe(container?.image);
});

test('all manifests select the same pods', () => {
  const labels = deployment.spec?.template.metadata?.labels;
  expect(labels).toEqual({ 'app.kubernetes.io/name': 'attest' });
  expect(deployment.spec?.selector.matchLabels).toEqual(labels);
  expect(service.spec?.selector).toEqual(labels);
  expect(policy.spec?.podSelector?.matchLabels).toEqual(labels);
  expect(budget.spec?.selector?.matchLabels).toEqual(labels);
});

test('the container has no privileges and no outgoing connections', () => {
  expect(pod?.securityContext?.runAsNonRoot).toBe(true);
  expect(pod?.automountServiceAccountToken).toBe(false);
  expect(container?.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
  expect(container?.resources?.limits).toEqual({ cpu: '500m', memory: '128Mi' });
  expect(policy.spec?.policyTypes).toEqual(['Ingress', 'Egress']);
  expect(policy.spec?.egress).toEqual([]);
  expect(policy.spec?.ingress).toEqual([{ ports: [{ port: 'http' }] }]);
});

test('the probes request the server’s health address', () => {
  for (const probe of [container?.startupProbe, container?.readinessProbe, container?.livenessProbe])
    expect(probe?.httpGet).toEqual({ path: '/healthz', port: 'http' });
  expect(container?.ports).toEqual([{ name: 'http', containerPort: 8080 }]);
});

test('a pod that ends has time for new and running requests', () => {
  const pause = container?.lifecycle?.preStop?.sleep?.seconds ?? 0;
  expect(pause).toBeGreaterThan(0);
  expect(pod?.terminationGracePeriodSeconds).toBeGreaterThan(pause + DRAIN_MS / 1000);
});

test('the environment is what the server reads, and only the host’s own settings are empty', () => {
  const file = Object.fromEntries(
    read(configMapGenerator[0].envs[0])
      .trim()
      .split('\n')
      .map((row) => row.split('=') as [string, string]),
  );
  const fixed = Object.fromEntries((container?.env ?? []).map(({ name, value = '' }) => [name, value]));
  const answer = readEnvironment({ ...file, ...fixed });
  expect('mistakes' in answer && answer.mistakes.map((mistake) => mistake.split(' ')[0])).toEqual([
    'ENTRA_TENANT_ID',
    'ENTRA_CLIENT_ID',
  ]);
  const filled = { ...file, ENTRA_TENANT_ID: 'contoso.com', ENTRA_CLIENT_ID: crypto.randomUUID() };
  expect(readEnvironment({ ...filled, ...fixed })).toMatchObject({ environment: { port: 8080 } });
});

if (RENDERERS.length === 0)
  console.warn('The manifests were not rendered: that needs kustomize or kubectl on this machine.');

test.each(RENDERERS)('$program renders valid manifests', (renderer) => {
  const rendered = parseAllDocuments(render(renderer, FOLDER));
  const kinds = { ConfigMap, Deployment, NetworkPolicy, PodDisruptionBudget, Service };
  const manifests = rendered.map((document) => {
    const manifest = document.toJS();
    const Kind = kinds[manifest.kind as keyof typeof kinds];
    const read = new Kind(manifest);
    expect(() => read.validate(), manifest.kind).not.toThrow();
    return read;
  });
  expect(manifests.map(({ kind }) => kind).sort()).toEqual(Object.keys(kinds).sort());
  const settings = manifests.find(({ kind }) => kind === 'ConfigMap')?.metadata?.name;
  const [shown] = manifests.flatMap((manifest) => (manifest instanceof Deployment ? [manifest] : []));
  const [rendition] = shown?.spec?.template.spec?.containers ?? [];
  expect(rendition?.envFrom).toEqual([{ configMapRef: { name: settings } }]);
  expect(rendition?.image).toBe(`${images[0].newName ?? images[0].name}:${images[0].newTag}`);
});
