import { defineConfig } from 'vitest/config';

/** How many times slower this machine is than the one the waits were chosen on; see scripts/calibration.mjs. */
const PATIENCE = Math.max(1, Number(process.env.TEST_PATIENCE) || 1);
/** A test that takes so long is lost; the slowest takes some seconds. */
const LONGEST_MS = 240_000 * PATIENCE;

export default defineConfig({
  test: {
    include: ['{app,bench,lib,notifier,components,sandbox,hosting,scripts}/**/*.test.{ts,tsx}'],
    // Its own measure leaves a core idle, which is half of two.
    maxWorkers: '100%',
    // The files of one worker share the modules that they import: reading them anew for each costs more than the tests.
    pool: 'threads',
    isolate: false,
    // What a file puts in the place of a global is gone before the next file.
    unstubGlobals: true,
    unstubEnvs: true,
    restoreMocks: true,
    testTimeout: LONGEST_MS,
    hookTimeout: LONGEST_MS,
    expect: { poll: { timeout: 60_000 * PATIENCE } },
    // Its files are modules without saying so, which Node doesn't take.
    server: { deps: { inline: ['@microsoft/microsoft-graph-client'] } },
  },
});
