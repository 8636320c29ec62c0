import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{bench,lib,components,sandbox,hosting,scripts}/**/*.test.{ts,tsx}'],
    testTimeout: 20_000,
    // Its files are modules without saying so, which Node doesn't take.
    server: { deps: { inline: ['@microsoft/microsoft-graph-client'] } },
  },
});
