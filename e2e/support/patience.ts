/** How many times slower this machine is than the one the waits were chosen on; `npm test` measures it at its start. */
const FACTOR = Math.max(1, Number(process.env.TEST_PATIENCE) || 1);

/**
 * The longest wait for something, in ms: what is enough for the machine of scripts/calibration.mjs, times what this one
 * needs more. It says when a test is lost, never how fast a machine must be, so it is many times what is usual.
 */
export const atMost = (ms: number): number => ms * FACTOR;
