/**
 * How many times slower this machine is than the one for which the waits were chosen; `npm
 * test` measures it at its start.
 */
const FACTOR = Math.max(1, Number(process.env.TEST_PATIENCE) || 1);

/**
 * The longest wait, in ms: enough for the machine of scripts/calibration.mjs, multiplied by how
 * much slower this one is. It decides when a test has failed, not how fast a machine must be,
 * so it is many times the usual.
 */
export const atMost = (ms: number): number => ms * FACTOR;
