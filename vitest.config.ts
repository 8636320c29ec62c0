import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{bench,lib,components,sandbox,hosting,scripts}/**/*.test.{ts,tsx}'],
    testTimeout: 20_000,
  },
});
