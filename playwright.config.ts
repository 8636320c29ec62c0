import { defineConfig, devices } from '@playwright/test';
import { atMost } from './e2e/support/patience';

/** `npm test` names free ones. */
const PORTAL_PORT = process.env.E2E_PORT ?? '3210';
const SANDBOX_PORT = process.env.E2E_SANDBOX_PORT ?? '4310';

// Read by e2e/support/sandbox.ts, in this process and in the workers.
process.env.E2E_PORTAL_URL = `http://localhost:${PORTAL_PORT}`;
process.env.E2E_SANDBOX_URL = `http://localhost:${SANDBOX_PORT}`;

/** What takes longest, what needs a browser that keeps a profile, and the commonest ways of a reviewer. */
const IN_CHROMIUM =
  /\/(ten-thousand|offline|offline-switch|browser-restarted|hosts|decide-in-row|self-attest)\.spec\.ts$/;

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
/** The same engine without a window: three quarters of the work. `npm test` finds it; without it Chromium does all. */
const HEADLESS_SHELL = process.env.HEADLESS_SHELL_PATH ?? CHROMIUM;

const launchOptions = (executablePath: string) => ({
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  // A test waits for its page half of the time: a third keeps two cores busy.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  timeout: atMost(240_000),
  expect: { timeout: atMost(30_000) },
  // Playwright takes the projects in their order: what takes long must not be what the rest waits for at the end.
  projects: [
    { name: 'chromium', testMatch: IN_CHROMIUM, use: { launchOptions: launchOptions(CHROMIUM) } },
    { name: 'shell', testIgnore: IN_CHROMIUM },
  ],
  reporter: process.env.E2E_REPORT
    ? [['list'], ['./e2e/support/still-at-work.ts'], ['json', { outputFile: process.env.E2E_REPORT }]]
    : [['list']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.E2E_PORTAL_URL,
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    screenshot: 'only-on-failure',
    // With pictures and snapshots recording costs as much as the tests; without them it costs nothing.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    // What works without a network has tests of its own, which let the worker in.
    serviceWorkers: 'block',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: launchOptions(HEADLESS_SHELL),
  },
  webServer: {
    command: `node scripts/sandbox.mjs --ephemeral --port ${PORTAL_PORT} --sandbox-port ${SANDBOX_PORT}`,
    env: { ENDS_WITH_PARENT: '1' },
    url: `http://localhost:${PORTAL_PORT}/healthz`,
    timeout: atMost(600_000),
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
});
