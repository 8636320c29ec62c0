import { Cron } from 'croner';

/** Five past, each hour: digests are due at a full hour of some people's day. */
const HOURLY = '5 * * * *';

export interface Watch {
  /** No run begins any more; done when the one at work has ended. */
  stop(): Promise<void>;
}

/**
 * Runs now and at the times of a pattern (https://croner.56k.guru); a run that takes longer than until the next time is not
 * met by another one. What a run throws goes to `failed`, and the next one comes all the same.
 */
export function watch(
  run: () => Promise<unknown>,
  failed: (error: unknown) => void,
  pattern = HOURLY,
): Watch {
  let current: Promise<unknown> = Promise.resolve();
  const once = async (): Promise<void> => {
    current = run().catch(failed);
    await current;
  };
  const job = new Cron(pattern, { timezone: 'UTC', protect: true, catch: failed }, once);
  void job.trigger();
  return {
    stop: async () => {
      job.stop();
      await current;
    },
  };
}
