import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runStep } from './run/step.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

function onThisSystem() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), MAC].find(existsSync);
}

/** Playwright's own browser, downloaded if need be; undefined where this machine may not download it. */
async function ofPlaywright() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  if (existsSync(path)) return path;
  console.log("No Chromium here; asking for Playwright's …");
  await runStep(['node_modules/playwright/cli.js', 'install', 'chromium']);
  return existsSync(path) ? path : undefined;
}

/** @param {string} command @param {string[]} args @param {import('node:child_process').SpawnOptions} options */
function run(command, args, options) {
  const child = spawn(command, args, options);
  return new Promise((resolve) => {
    child.once('error', resolve);
    child.once('exit', resolve);
  });
}

async function ofDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  console.log("Installing Debian's Chromium …");
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { stdio: 'ignore', env });
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
  return onThisSystem();
}

/**
 * The browser that the tests run in: the one named by CHROMIUM_PATH, the system's, Playwright's, Debian's.
 * @returns {Promise<string>} its path
 * @throws {Error} a sentence, where there is none
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which is not there.`);
  const found = named || onThisSystem() || (await ofPlaywright()) || (await ofDebian());
  if (found) return found;
  throw new Error('The end-to-end tests need Chromium: install it, or name one with CHROMIUM_PATH.');
}
