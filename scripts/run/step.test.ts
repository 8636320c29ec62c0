import { afterEach, expect, test, vi } from 'vitest';
import { runStep } from './step.mjs';

afterEach(() => vi.unstubAllEnvs());

const print = (text: string) => ['-e', `console.log(${text})`];

test('a step inherits the run’s mark and temporary folder, also when it gets other variables', async () => {
  vi.stubEnv('ATTEST_RUN_1_ab', '1');
  vi.stubEnv('TMPDIR', '/a/folder/of/the/run');
  const { passed, output } = await runStep(
    print('process.env.ATTEST_RUN_1_ab, process.env.TMPDIR, process.env.CI'),
    {
      env: { CI: '1' },
    },
  );
  expect(passed).toBe(true);
  expect(output).toBe('1 /a/folder/of/the/run 1\n');
});

test('a step without output for too long is stopped, and its output says so', async () => {
  const { passed, output } = await runStep(['-e', 'setInterval(() => {}, 1000)'], { longestSilenceMs: 300 });
  expect(passed).toBe(false);
  expect(output).toMatch(/said nothing for 0\.3 s and was stopped/);
});

test('a failed step returns all its output', async () => {
  const { passed, output } = await runStep(['-e', 'console.error("why"); process.exitCode = 3']);
  expect({ passed, output }).toEqual({ passed: false, output: 'why\n' });
});
