import { type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from '../../scripts/free-ports.mjs';
import { startPortal } from '../server';
import { HOSTS, type HostSettings, hostInput } from './all';

export interface RunningHost {
  url: string;
  stop(): Promise<void>;
}

/** The folder in which scripts/debian-programs.mjs unpacks programs that aren't installed. */
const UNPACKED = 'node_modules/.cache/attest/debian/usr';

function find(name: string): string | undefined {
  const places = [
    `/usr/sbin/${name}`,
    `/usr/bin/${name}`,
    `${UNPACKED}/sbin/${name}`,
    `${UNPACKED}/bin/${name}`,
  ];
  return places.find(
    (place) => existsSync(place) && spawnSync(place, [name === 'nginx' ? '-v' : 'version']).status === 0,
  );
}

export type Settings = Omit<HostSettings, 'host' | 'port' | 'root'> & {
  /** 127.0.0.1 if left out; the program must answer there in any case. */
  host?: string;
};

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/**
 * Starts a program and waits until it answers. `folder` belongs to the program and is removed when it stops.
 */
export async function run(
  program: string,
  args: string[],
  folder: string,
  port: number,
  options: Pick<SpawnOptions, 'cwd' | 'uid' | 'env'> = {},
): Promise<RunningHost> {
  const child = spawn(program, args, {
    env: { ...process.env, HOME: folder },
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
    // In a process group of its own: the emulator's server is a grandchild, which a signal to the
    // child alone would leave running.
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const url = `http://127.0.0.1:${port}`;
  const answers = () =>
    fetch(`${url}/healthz`).then(
      () => true,
      () => false,
    );
  while (!(await answers())) {
    if (child.exitCode !== null) throw new Error(`${program} ended by itself: ${output}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    url,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      if (child.pid) process.kill(-child.pid, 'SIGTERM');
      await ended;
      while (await answers()) await new Promise((resolve) => setTimeout(resolve, 20));
      rmSync(folder, { recursive: true });
    },
  };
}

const NGINX_AROUND = (folder: string) => `daemon off;
worker_processes 1;
pid ${folder}/pid;
error_log stderr;
events {}
http {
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  include ${folder}/attest.conf;
}
`;

export const newFolder = () => mkdtempSync(join(tmpdir(), 'host-'));
const HERE = { host: '127.0.0.1' };
const input = (settings: Settings, port: number) =>
  hostInput({ ...HERE, ...settings, root: settings.exportFolder, port });

async function nginx(program: string, settings: Settings, on?: number): Promise<RunningHost> {
  const [folder, port] = [newFolder(), on ?? (await freePort())];
  write(folder, { ...HOSTS.nginx(input(settings, port)), 'nginx.conf': NGINX_AROUND(folder) });
  return run(program, ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')], folder, port);
}

async function caddy(program: string, settings: Settings, on?: number): Promise<RunningHost> {
  const [folder, port] = [newFolder(), on ?? (await freePort())];
  write(folder, HOSTS.caddy(input(settings, port)));
  return run(program, ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')], folder, port);
}

const EMULATOR = 'hosting/emulator/node_modules/@azure/static-web-apps-cli/dist/cli/bin.js';

async function staticWebApps(settings: Settings, on?: number): Promise<RunningHost> {
  const [folder, port] = [newFolder(), on ?? (await freePort())];
  cpSync(settings.exportFolder, folder, { recursive: true });
  write(folder, HOSTS['azure-static-web-apps'](input(settings, port)));
  const where = ['--host', '127.0.0.1', '--port', String(port), '--swa-config-location', folder];
  return run(process.execPath, [EMULATOR, 'start', folder, ...where], folder, port);
}

async function own(settings: Settings, on = 0): Promise<RunningHost> {
  const portal = await startPortal({ ...HERE, ...settings, port: on });
  return { url: portal.url, stop: portal.close };
}

export interface Program {
  name: string;
  /** Absent where the program isn't on this machine. `port`: a free one if left out. */
  start?: (settings: Settings, port?: number) => Promise<RunningHost>;
  /**
   * A file server without this project's rules: no redirects of links, and its own answers
   * for refused or missing addresses.
   */
  filesOnly?: boolean;
}

const nginxPath = find('nginx');
const caddyPath = find('caddy');

export const PROGRAMS: readonly Program[] = [
  { name: 'npm start', start: own },
  { name: 'nginx', start: nginxPath ? (...asked) => nginx(nginxPath, ...asked) : undefined },
  { name: 'Caddy', start: caddyPath ? (...asked) => caddy(caddyPath, ...asked) : undefined },
  {
    name: 'Azure Static Web Apps (npm ci --prefix hosting/emulator)',
    start: existsSync(EMULATOR) ? staticWebApps : undefined,
    filesOnly: true,
  },
];
