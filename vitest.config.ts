import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{bench,lib,components,sandbox,hosting,scripts}/**/*.test.{ts,tsx}'],
    // Its own measure leaves a core idle, which is half of two.
    maxWorkers: '100%',
    // The files of one worker share the modules that they import: reading them anew for each costs more than the tests.
    pool: 'threads',
    isolate: false,
    // What a file puts in the place of a global is gone before the next file.
    unstubGlobals: true,
    unstubEnvs: true,
    restoreMocks: true,
    testTimeout: 20_000,
    // Its files are modules without saying so, which Node doesn't take.
    server: { deps: { inline: ['@microsoft/microsoft-graph-client'] } },
  },
});
