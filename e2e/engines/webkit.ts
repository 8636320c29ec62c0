import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { atMost } from '../support/patience';
import type { Engine, Tab } from './engine';
import { WebDriverSession } from './web-driver';

export interface WebKitPrograms {
  driver: string;
  browser: string;
  /** The display of an X server without a screen. */
  display: string;
}

/**
 * Software rendering, because there is no graphics card. The language is `C`, as for a browser that
 * was started without a language.
 */
const ENVIRONMENT = {
  LANG: 'C',
  LC_ALL: 'C',
  LIBGL_ALWAYS_SOFTWARE: '1',
  WEBKIT_DISABLE_COMPOSITING_MODE: '1',
};

async function startDisplay(program: string): Promise<{ name: string; process: ChildProcess }> {
  const display = spawn(program, ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = (await once(display.stdio[3] as Readable, 'data')) as [Buffer];
  return { name: `:${number.toString().trim()}`, process: display };
}

async function begin(server: string, browser: string): Promise<WebDriverSession> {
  const capabilities = {
    acceptInsecureCerts: true,
    timeouts: { script: atMost(60_000), pageLoad: atMost(120_000) },
    // In full screen, a window has no toolbars, whose width would limit how narrow it can be.
    'webkitgtk:browserOptions': { binary: browser, args: ['--automation', '--full-screen'] },
  };
  const until = Date.now() + atMost(60_000);
  for (;;) {
    try {
      return await WebDriverSession.begin(server, capabilities);
    } catch (error) {
      // The driver needs a moment before it listens.
      if (!(error instanceof TypeError) || Date.now() > until) throw error;
      await sleep(100);
    }
  }
}

/** Resizes the window; if it has a frame, the window is enlarged by what the page lacks. */
async function resize(session: WebDriverSession, width: number, height: number): Promise<void> {
  await session.command('window/rect', { width, height });
  const [inner, outer] = await session.run<[number, number]>('return [innerWidth, innerHeight]', []);
  if (inner !== width || outer !== height)
    await session.command('window/rect', { width: width + width - inner, height: height + height - outer });
}

function tabOf(session: WebDriverSession): Tab {
  return {
    open: (url) => session.command('url', { url }),
    reload: () => session.command('refresh', {}),
    run: (body, ...args) => session.run(body, args),
    find: async (body, ...args) => {
      const element = await session.find(body, args);
      if (!element) return undefined;
      return {
        press: () => session.command(`element/${element}/click`, {}),
        type: (text) => session.command(`element/${element}/value`, { text }),
      };
    },
    size: (width, height) => resize(session, width, height),
    picture: async () => Buffer.from(await session.picture(), 'base64'),
    // The protocol doesn't report the console.
    complaints: () => [],
    close: () => session.end(),
  };
}

/** WebKitGTK's own small browser, over WebDriver, on an X server of its own. @param port for the driver */
export async function webkit({ driver, browser, display }: WebKitPrograms, port: number): Promise<Engine> {
  const { name: displayName, process: shown } = await startDisplay(display);
  const driving = spawn(driver, [`--port=${port}`], {
    env: { ...process.env, ...ENVIRONMENT, DISPLAY: displayName },
    stdio: 'ignore',
  });
  const server = `http://127.0.0.1:${port}`;
  const first = await begin(server, browser);
  const name = `${first.browser} ${first.version}`;
  await first.end();
  return {
    name,
    tab: async () => tabOf(await begin(server, browser)),
    close: async () => {
      driving.kill();
      shown.kill();
    },
  };
}
