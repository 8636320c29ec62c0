import { chmodSync, cpSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Deployment } from 'kubernetes-models/apps/v1';
import { ConfigMap } from 'kubernetes-models/v1';
import { parseAllDocuments } from 'yaml';
import type { PortalConfig } from '../../lib/config';
import { freePort } from '../../scripts/free-ports.mjs';
import { CONFINED, CONTAINERFILE, ENTER, imageUser } from '../container/containerfile-testing';
import { RENDERERS, render } from '../kubernetes/render-testing';
import { newFolder, type Program, type RunningHost, run, type Settings } from './programs-testing';

/** The environment variables of a host with this configuration. */
function variables({ config, securityContact = '' }: Settings): Record<string, string> {
  const { tenant, clientId, cloud, optionalPermissions, offline, suggestedReasons, sandbox }: PortalConfig =
    config;
  return {
    ENTRA_TENANT_ID: tenant,
    ENTRA_CLIENT_ID: clientId,
    GRAPH_CLOUD: cloud,
    OPTIONAL_PERMISSIONS: optionalPermissions.join(','),
    OFFLINE: offline ? 'on' : 'off',
    SUGGESTED_REASONS: suggestedReasons.join('|'),
    SECURITY_CONTACT: securityContact,
    SANDBOX_URL: sandbox?.url ?? '',
  };
}

interface Pod {
  /** The complete environment: this process's own variables are not passed on. */
  env: Record<string, string>;
  uid: number | undefined;
  /** Replaces the image's entrypoint. */
  entrypoint?: string[] | undefined;
  command?: string[] | undefined;
}

/**
 * Runs the image's command without a container: with the image's files only, as its user, unable to write.
 * Only the port differs, as a container's outer port does.
 */
async function runImage(settings: Settings, pod: Pod, on?: number): Promise<RunningHost> {
  const [folder, port] = [newFolder(), on ?? (await freePort())];
  cpSync(settings.exportFolder, join(folder, 'out'), { recursive: true });
  cpSync(join(settings.exportFolder, '../dist'), join(folder, 'dist'), { recursive: true });
  chmodSync(folder, 0o755);
  if (pod.uid !== undefined) chmodSync(tmpdir(), (statSync(tmpdir()).mode & 0o7777) | ENTER);
  const { entrypoint, command, env } = CONTAINERFILE;
  const [, ...first] = pod.entrypoint ?? entrypoint;
  const args = [...CONFINED, ...first, ...(pod.command ?? command)];
  const podEnv = { NODE_ENV: 'production' as const, ...env, ...pod.env, PORT: String(port) };
  return run(process.execPath, args, folder, port, { cwd: folder, uid: pod.uid, env: podEnv });
}

/** The container of the rendered manifests, with `attest.env` filled in as its first line asks. */
function renderPod(renderer: (typeof RENDERERS)[number], settings: Settings): Pod {
  const folder = newFolder();
  cpSync('hosting/kubernetes', folder, { recursive: true });
  const rows = Object.entries(variables(settings)).map(([name, value]) => `${name}=${value}`);
  writeFileSync(join(folder, 'attest.env'), rows.join('\n'));
  const manifests = parseAllDocuments(render(renderer, folder)).map((document) => document.toJS());
  rmSync(folder, { recursive: true });
  const pod = new Deployment(manifests.find(({ kind }) => kind === 'Deployment')).spec?.template.spec;
  const [container] = pod?.containers ?? [];
  const names = container?.envFrom?.map(({ configMapRef }) => configMapRef?.name) ?? [];
  const data = manifests
    .filter(({ kind, metadata }) => kind === 'ConfigMap' && names.includes(metadata.name))
    .map((manifest) => new ConfigMap(manifest).data ?? {});
  const own = (container?.env ?? []).map(({ name, value = '' }) => [name, value] as const);
  return {
    env: Object.assign({}, ...data, Object.fromEntries(own)),
    uid: imageUser() && pod?.securityContext?.runAsUser,
    entrypoint: container?.command,
    command: container?.args,
  };
}

const [renderer] = RENDERERS;

/** The image by itself and in a pod; both need the build. */
export const CONTAINERS: readonly Program[] = [
  {
    name: 'the image',
    start: (settings, port) => runImage(settings, { env: variables(settings), uid: imageUser() }, port),
  },
  {
    name: 'Kubernetes’ pod',
    start: renderer && ((settings, port) => runImage(settings, renderPod(renderer, settings), port)),
  },
];
