import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { Film } from './film';
import { DESKTOP, PHONE } from './frame';
import { fromMail, onDesktop, signedIn } from './scenes';
import { PICTURES, takeStills } from './stills';

/** The README loads the film at once, so it stays small (bytes). */
const MAX_BYTES = 1_500_000;
const QUALITIES = [80, 70, 60, 50];

/** Films the portal beside a running sandbox: `record.ts {portal} {sandbox} {path of Chromium}`. */
async function main([portal = '', sandbox = '', executablePath = '']: string[]): Promise<void> {
  const stand = { portal, sandbox };
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    await takeStills(browser, stand);
    const film = new Film();
    await fromMail(film, await signedIn(browser, stand, PHONE), stand);
    await onDesktop(film, await signedIn(browser, stand, DESKTOP));
    for (const quality of QUALITIES) {
      const bytes = await film.encode(quality);
      if (bytes.length > MAX_BYTES) continue;
      writeFileSync(join(PICTURES, 'attest.webp'), bytes);
      console.log(`${PICTURES}/attest.webp: ${film.length / 1000} s, ${Math.round(bytes.length / 1000)} kB`);
      return;
    }
    throw new Error(`The picture is larger than ${MAX_BYTES} bytes at every quality.`);
  } finally {
    await browser.close();
  }
}

await main(process.argv.slice(2));
