import { cpSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'tar';

/** The time of every file in an archive: the earliest that a zip or FAT file system can also store. */
const TIME = new Date('1980-01-01T00:00:00Z');

/** The contents for a host: the export, its server, and the files of containers and Kubernetes. */
const CONTENT = [
  'out',
  'dist',
  'hosting/container/Containerfile',
  'hosting/container/Containerfile.dockerignore',
  'hosting/kubernetes',
  'docs/HOSTING.md',
  'docs/PROMISES.md',
  'README.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'LICENSE',
];

/** Copies everything in a release into an empty folder. */
export function stage(folder: string): void {
  for (const name of CONTENT)
    cpSync(name, join(folder, name), { recursive: true, filter: (file) => !/\.test\.ts$/.test(file) });
}

/**
 * Packs a folder as `.tar.gz`. The bytes depend only on names and contents: not on times, owners or the order
 * on the disk.
 * @param parent the folder that contains it; the names in the archive begin with the folder's
 */
export async function pack(parent: string, folder: string, file: string): Promise<void> {
  const names = readdirSync(join(parent, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => statSync(join(parent, name)).isFile())
    .sort();
  await create(
    {
      cwd: parent,
      file,
      gzip: { level: 9 },
      portable: true,
      mtime: TIME,
      // A file's mode depends on the person's system who checked it out, so it is set here.
      onWriteEntry: (entry) => {
        if (entry.stat) entry.stat.mode = 0o644;
      },
    },
    names,
  );
}
