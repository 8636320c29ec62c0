import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aptInstall } from '../apt.mjs';

const PACKAGES = ['webkit2gtk-driver', 'xvfb', 'firefox-esr'];
/** The folders in which distributions put the small browser that comes with WebKitGTK. */
const LIBRARIES = ['/usr/lib', '/usr/lib64', '/usr/libexec'];

/** @param {string[]} names */
function program(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync);
}

/** @param {string} folder */
const below = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : [];

/** Finds the browser in a folder of WebKitGTK's, which may be inside a folder named after the processor. */
function miniBrowser() {
  const folders = LIBRARIES.flatMap((top) => [
    top,
    ...below(top)
      .filter(({ name }) => name.includes('-linux-'))
      .map(({ name }) => join(top, name)),
  ]);
  return folders
    .flatMap((folder) =>
      below(folder)
        .filter(({ name }) => name.startsWith('webkit2gtk-'))
        .map(({ name }) => join(folder, name, 'MiniBrowser')),
    )
    .find(existsSync);
}

function webkitArgs() {
  const parts = [program('WebKitWebDriver'), miniBrowser(), program('Xvfb')];
  return parts.every((path) => path !== undefined)
    ? parts.flatMap((path) => ['--webkit', /** @type {string} */ (path)])
    : undefined;
}

function firefoxArgs() {
  const path = program('firefox-esr', 'firefox');
  return path ? ['--firefox', path] : undefined;
}

const all = () => [
  { name: 'WebKitGTK', args: webkitArgs() },
  { name: 'Firefox', args: firefoxArgs() },
];

/**
 * The engines beside Chromium, with the arguments of e2e/engines/main.ts for each; without `args` where an
 * engine is missing and can't be installed.
 * @returns {Promise<{ name: string, args: string[] | undefined }[]>}
 */
export async function findEngines() {
  if (all().every(({ args }) => args)) return all();
  await aptInstall(PACKAGES);
  return all();
}
