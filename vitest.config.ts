import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{bench,lib,components,sandbox,hosting,scripts}/**/*.test.{ts,tsx}'],
    // Its own measure leaves a core idle, which is half of two.
    maxWorkers: '100%',
    testTimeout: 20_000,
    // Its files are modules without saying so, which Node doesn't take.
    server: { deps: { inline: ['@microsoft/microsoft-graph-client'] } },
  },
});
