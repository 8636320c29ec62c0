import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './built.mjs';
import { calibrate } from './calibration.mjs';
import { findEngines } from './engines/programs.mjs';
import { freePorts } from './free-ports.mjs';
import { ensureInstalled } from './installed.mjs';
import { asRun } from './run/run.mjs';
import { runStep } from './run/step.mjs';

/**
 * `npm run engines`, from a bare clone: runs the journeys of e2e/engines in WebKitGTK and Firefox, which are
 * installed where this is Debian and the user is root. A missing engine is named in the output; a word
 * selects the journeys whose names contain it.
 */
let isStopped = false;
await asRun(async (onEnd) => {
  onEnd(async () => {
    isStopped = true;
  });
  await ensureInstalled();
  await ensureBuilt();
  rmSync('test-results/engines', { recursive: true, force: true });
  // TypeScript can be loaded only after the installation.
  const { tsImport } = await import('tsx/esm/api');
  const { certificateFor } = await tsImport('./tls/kept-certificate.ts', import.meta.url);
  const tls = mkdtempSync(join(tmpdir(), 'tls-'));
  const { authorityFile } = await certificateFor(['localhost', '127.0.0.1'], tls);
  const { factor } = await calibrate();
  const env = {
    // Node reads this variable only at its start.
    NODE_EXTRA_CA_CERTS: authorityFile,
    TEST_PATIENCE: String(factor),
    // Browsers keep profiles and caches there.
    HOME: mkdtempSync(join(tmpdir(), 'home-')),
  };
  const only = process.argv.slice(2).join(' ');
  let passed = true;
  for (const { name, args } of await findEngines()) {
    // The run was stopped during the step before, so no other step starts.
    if (isStopped) return 1;
    if (!args) {
      console.log(`absent  ${name}: nothing was tried in it`);
      continue;
    }
    const ports = (await freePorts(3)).join(',');
    const options = ['--tls', tls, '--ports', ports, '--only', only, ...args];
    const step = await runStep(['--import', 'tsx', 'e2e/engines/main.ts', ...options], {
      env,
      onOutput: (text) => process.stdout.write(text),
      // A wait for something that never happens is silent for its whole length.
      longestSilenceMs: 5 * 60_000 * factor,
    });
    passed &&= step.passed;
  }
  return passed ? 0 : 1;
});
