import { existsSync } from 'node:fs';
import { firstLoads } from './first-load';

/**
 * `npm run size`: prints the first-load JavaScript of each route, and fails where one is above the limit
 * (bytes).
 */
const LIMIT = 180_000;

if (!existsSync('out/index.html')) {
  console.error('There is no export in out/; make one with "npm run build".');
  process.exit(1);
}
const loads = firstLoads('out');
for (const { route, scripts, bytes } of loads)
  console.log(`${(bytes / 1000).toFixed(1).padStart(7)} kB  ${route} (${scripts} scripts)`);
const tooHeavy = loads.filter(({ bytes }) => bytes > LIMIT);
for (const { route } of tooHeavy) console.error(`${route} is above ${LIMIT / 1000} kB gzip.`);
process.exitCode = tooHeavy.length === 0 ? 0 : 1;
