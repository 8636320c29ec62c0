import { existsSync } from 'node:fs';
import { isBuilt } from '../built.mjs';

const BIN = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  eslint: 'node_modules/eslint/bin/eslint.js',
  depcruise: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  knip: 'node_modules/knip/bin/knip.js',
  tsc: 'node_modules/typescript/bin/tsc',
};
const TYPESCRIPT = ['--import', 'tsx'];
const ROOMS = [
  'app',
  'bench',
  'components',
  'instrumentation-client.ts',
  'lib',
  'notifier',
  'sandbox',
  'hosting',
  'scripts',
  'e2e',
].filter((room) => existsSync(room));

/** @typedef {(name: string, command: string[], options?: { show?: boolean }) => Promise<boolean>} Step */

/** Builds the export unless it exists and is up to date. @param {Step} step */
export const build = async (step) => isBuilt() || step('build', ['scripts/build.mjs']);

/**
 * Runs the steps without tests in parallel: checks that only read the sources run while the export is built
 * and its types are checked.
 * @param {Step} step
 * @returns {Promise<{ built: boolean, passed: boolean[] }>}
 */
export async function checkSources(step) {
  const building = build(step);
  const reading = async () => [
    await step('format and lint', [BIN.biome, 'ci', '.']),
    await step('rules of React', [BIN.eslint, 'app', 'components', 'lib']),
    await step('import directions', [BIN.depcruise, '--config', '.dependency-cruiser.cjs', ...ROOMS]),
    await step('unused files, exports and packages', [BIN.knip]),
  ];
  const exporting = async () => {
    if (!(await building)) return [false];
    return [
      await step('first-load JavaScript', [...TYPESCRIPT, 'scripts/size.ts'], { show: true }),
      // The build makes the types of the routes.
      await step('types', [BIN.tsc, '--noEmit', '-p', '.']),
    ];
  };
  const passed = await Promise.all([reading(), exporting()]);
  return { built: await building, passed: passed.flat() };
}
