import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aptInstall } from './apt.mjs';
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

async function ofDebian() {
  await aptInstall(['chromium']);
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
