import { defineConfig } from 'vitest/config';
import whole from '../../vitest.config';
import { NearestFirst } from './nearest-first';

/**
 * The tests that a mutant has to pass: those beside the domain's own files. The outbox's simulation and the
 * timing tests are left out, because they take longer than all others together.
 */
export default defineConfig({
  ...whole,
  test: {
    ...whole.test,
    include: ['lib/**/*.test.ts'],
    exclude: ['lib/outbox/simulation/**', 'lib/owing/**', 'lib/graph/sandbox.test.ts', '**/*.speed.test.ts'],
    runner: 'bench/mutation/runner.ts',
    sequence: { sequencer: NearestFirst },
    setupFiles: ['bench/mutation/same-cases.ts'],
  },
});
