import { type NotifyOptions, type NotifyReport, notify, reportWithHistory } from '../notify';
import { writeMetrics } from '../report/metrics';
import { printed } from '../report/print';
import { graphAccess } from '../sign-in/graph-access';
import type { Storage } from '../storage';
import type { NotifyRequest } from './request';
import { sentenceOf } from './sentence';

/** The exit statuses of `npm run notify`; 1 means a mistake in flags, environment or configuration. */
export const EXIT = {
  done: 0,
  mistake: 1,
  /** Graph or the mail server can't be used, now or at all; sent mails are marked. */
  failed: 2,
  /** A person's digest was not sent, or may not have been. */
  notAll: 3,
  /** Another run is at work. */
  busy: 4,
} as const;

export interface CommandOutput {
  out(text: string): void;
  error(text: string): void;
}

const INCOMPLETE_RESULTS = new Set(['refused', 'doubtful', 'later', 'no mailbox']);

function statusOf({ lines, unread }: NotifyReport): number {
  if (lines.some(({ result }) => result === 'blocked')) return EXIT.failed;
  return unread.length > 0 || lines.some(({ result }) => INCOMPLETE_RESULTS.has(result))
    ? EXIT.notAll
    : EXIT.done;
}

/** Opens Graph of the cloud, or the sandbox instead. */
export function optionsOf(
  { config, credential, smtpPassword }: NotifyRequest,
  storage: Storage,
  stopping: () => boolean,
): NotifyOptions {
  const sandbox = config.sandbox === undefined ? undefined : { url: config.sandbox };
  const { getToken, fetch } = graphAccess({ ...config, sandbox }, credential);
  return {
    config,
    storage,
    stopping,
    getToken,
    fetch,
    ...(smtpPassword !== undefined && { smtpPassword }),
  };
}

/** Runs once as requested, prints the result, and returns the exit status. */
export async function perform(
  { mode, format, names, metrics }: NotifyRequest,
  options: NotifyOptions,
  { out, error }: CommandOutput,
): Promise<number> {
  try {
    const report =
      mode === 'report'
        ? await reportWithHistory(options)
        : await notify({ ...options, dryRun: mode === 'dry-run' });
    if (report === 'busy') {
      error('Another run is at work.');
      return EXIT.busy;
    }
    for (const line of printed(report, format, names)) out(line);
    if (metrics !== undefined) await writeMetrics(metrics, report);
    return mode === 'send' || mode === 'watch' ? statusOf(report) : EXIT.done;
  } catch (problem) {
    error(sentenceOf(problem));
    return EXIT.failed;
  }
}
