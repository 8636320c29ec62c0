import { Cron } from 'croner';

/** Five minutes past each hour: digests are due at a full hour of some people's day. */
const HOURLY = '5 * * * *';

export interface Watch {
  /** Starts no further run; resolves when the current one has ended. */
  stop(): Promise<void>;
}

/**
 * Runs now and at the times of a pattern (https://croner.56k.guru); a run that lasts beyond the next time
 * prevents that one. An error of a run goes to `failed`, and the next run takes place all the same.
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
