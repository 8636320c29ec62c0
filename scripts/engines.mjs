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
 * `npm run engines`, from a bare clone: the journeys of e2e/engines in WebKitGTK and Firefox, installed where this is
 * Debian and root. An engine that isn't there is named; a word chooses the journeys that hold it.
 */
let isStopped = false;
await asRun(async (onEnd) => {
  onEnd(async () => {
    isStopped = true;
  });
  await ensureInstalled();
  await ensureBuilt();
  rmSync('test-results/engines', { recursive: true, force: true });
  // Only now can TypeScript be loaded.
  const { tsImport } = await import('tsx/esm/api');
  const { certificateFor } = await tsImport('./tls/kept-certificate.ts', import.meta.url);
  const tls = mkdtempSync(join(tmpdir(), 'tls-'));
  const { authorityFile } = await certificateFor(['localhost', '127.0.0.1'], tls);
  const { factor } = await calibrate();
  const env = {
    // Node reads it at its start only.
    NODE_EXTRA_CA_CERTS: authorityFile,
    TEST_PATIENCE: String(factor),
    // Browsers keep profiles and caches there.
    HOME: mkdtempSync(join(tmpdir(), 'home-')),
  };
  const only = process.argv.slice(2).join(' ');
  let passed = true;
  for (const { name, args } of await findEngines()) {
    // The step before was ended with the run, and no other one begins.
    if (isStopped) return 1;
    if (!args) {
      console.log(`absent  ${name}: nothing was tried in it`);
      continue;
    }
    const ports = (await freePorts(3)).join(',');
    const options = ['--tls', tls, '--ports', ports, '--only', only, ...args];
    const step = await runStep(['--import', 'tsx', 'e2e/engines/main.ts', ...options], {
      env,
      hear: (text) => process.stdout.write(text),
      // A wait for something that doesn't come is silent for its whole length.
      longestSilenceMs: 5 * 60_000 * factor,
    });
    passed &&= step.passed;
  }
  return passed ? 0 : 1;
});
