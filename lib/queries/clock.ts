import { realTiming } from '../graph/wait-signal';

/**
 * The clock for this page's waiting times, ms since 1970: it never goes back, even when the device's clock is set back.
 */
export const pageNow = (): number => realTiming.now();
