import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aptInstall } from './apt.mjs';
import { runStep } from './run/step.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const SHELL = 'chromium-headless-shell';
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** @param {string[]} names @returns {string | undefined} the first of them on the PATH */
function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync);
}

const onThisSystem = () => onPath(NAMES) ?? [MAC].find(existsSync);

/** Playwright's own browser, downloaded where necessary; undefined where this machine may not download it. */
async function ofPlaywright() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  if (existsSync(path)) return path;
  console.log("No Chromium here; asking for Playwright's …");
  await runStep(['node_modules/playwright/cli.js', 'install', 'chromium']);
  return existsSync(path) ? path : undefined;
}

async function ofDebian() {
  await aptInstall(['chromium']);
  return onThisSystem();
}

/**
 * The browser for the tests: the one in CHROMIUM_PATH, the system's, Playwright's, or Debian's.
 * @returns {Promise<string>} its path
 * @throws {Error} with a sentence, where there is none
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which is not there.`);
  const found = named || onThisSystem() || (await ofPlaywright()) || (await ofDebian());
  if (found) return found;
  throw new Error('The end-to-end tests need Chromium: install it, or name one with CHROMIUM_PATH.');
}

/**
 * Chromium without a window, which does the same work in less time: the system's, or Debian's beside a
 * Chromium of Debian's.
 * @param {string} chromium the result of `findChromium`
 * @returns {Promise<string>} its path, or Chromium's where there is none or CHROMIUM_PATH names a browser for
 * all tests
 */
export async function findHeadlessShell(chromium) {
  if (process.env.CHROMIUM_PATH) return chromium;
  const found = onPath([SHELL]);
  if (found) return found;
  if (chromium === '/usr/bin/chromium') await aptInstall([SHELL]);
  return onPath([SHELL]) ?? chromium;
}
