import { realTiming } from '../graph/wait-signal';

/** The clock by which this page waits, ms since 1970: it never goes back, whatever becomes of the device's. */
export const pageNow = (): number => realTiming.now();
