import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The folder in which scripts/debian-programs.mjs unpacks programs that aren't installed. */
const UNPACKED = resolve('node_modules/.cache/attest/debian/usr');
const PLACES = ['/usr/bin/buildah', `${UNPACKED}/bin/buildah`];

/** The libraries of an unpacked program, beside it. Their folder has the processor's name. */
const LIBRARIES = ['x86_64', 'aarch64'].map((name) => `${UNPACKED}/lib/${name}-linux-gnu`).join(':');
const environment = { ...process.env, LD_LIBRARY_PATH: LIBRARIES };

/** The program that builds images here; undefined where it is missing or this user may not run it. */
export function findBuildah(): string | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return PLACES.find(
    (place) => existsSync(place) && spawnSync(place, ['--version'], { env: environment }).status === 0,
  );
}

/**
 * Copies Node and its linked libraries into a folder, like a distroless image: no shell, no package manager.
 */
function copyNode(folder: string): void {
  mkdirSync(join(folder, 'nodejs/bin'), { recursive: true });
  copyFileSync(process.execPath, join(folder, 'nodejs/bin/node'));
  const linked = execFileSync('ldd', [process.execPath], { encoding: 'utf8' });
  for (const [library] of linked.matchAll(/\/\S+/g)) {
    mkdirSync(join(folder, dirname(library)), { recursive: true });
    copyFileSync(library, join(folder, library));
  }
}

export interface Image {
  /** The folder with the image's files, as a container sees them. */
  root: string;
  config: {
    User: string;
    Env: string[];
    Entrypoint: string[];
    Cmd: string[];
    WorkingDir: string;
    Healthcheck?: { Test: string[] };
  };
  remove(): void;
}

/**
 * Builds the image of the Containerfile over a base made of this machine's Node, so no registry is contacted.
 * @param context the folder that is sent to the build
 * @param work an empty folder for images and layers
 */
export function buildImage(buildah: string, context: string, work: string): Image {
  const file = (name: string, text: string) => {
    writeFileSync(join(work, name), text);
    return join(work, name);
  };
  // The files that a distribution's packages would install in /etc/containers.
  const policy = file('policy.json', '{"default":[{"type":"insecureAcceptAnything"}]}');
  const registries = file('registries.conf', '');
  const store = ['--root', join(work, 'images'), '--runroot', join(work, 'run'), '--storage-driver', 'vfs'];
  const storage = file(
    'storage.conf',
    `[storage]\ndriver = "vfs"\ngraphroot = "${join(work, 'images')}"\nrunroot = "${join(work, 'run')}"\n`,
  );
  const env = { ...environment, CONTAINERS_STORAGE_CONF: storage, CONTAINERS_REGISTRIES_CONF: registries };
  const run = (command: string, ...args: string[]) =>
    execFileSync(buildah, [...store, '--registries-conf', registries, command, ...args], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  const signed = ['--signature-policy', policy];

  copyNode(join(work, 'node'));
  const base = run('from', 'scratch');
  run('copy', base, join(work, 'node'), '/');
  run('commit', ...signed, base, 'localhost/node');
  const containerfile = resolve('hosting/container/Containerfile');
  const flags = ['--isolation', 'chroot', '--format', 'docker', '--pull-never', ...signed];
  run('build', ...flags, '--build-arg', 'BASE=localhost/node', '-f', containerfile, '-t', 'attest', context);
  const inspected = JSON.parse(run('inspect', '--type', 'image', 'localhost/attest'));
  const container = run('from', '--pull-never', ...signed, 'localhost/attest');
  return {
    root: run('mount', container),
    config: inspected.Docker.config,
    remove: () => void run('rm', '--all'),
  };
}
