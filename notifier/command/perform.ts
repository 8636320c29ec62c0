import { CLOUDS } from '../../lib/config';
import { sandboxTransport } from '../../lib/graph/middleware';
import { PortalProblem } from '../../lib/graph/problem';
import { campaign, type NotifyOptions, type NotifyReport, notify } from '../notify';
import { NotifierProblem } from '../problem';
import { writeMetrics } from '../report/metrics';
import { printed } from '../report/print';
import { tokenSource } from '../sign-in/app-token';
import type { Storage } from '../storage';
import type { Request } from './request';

/** The exit statuses of `npm run notify`; a mistake in flags, environment or configuration is 1. */
export const EXIT = {
  done: 0,
  mistake: 1,
  /** Graph or the mail server can't be used for now, or not at all; what was sent is marked. */
  failed: 2,
  /** Somebody's digest did not leave, or may not have. */
  notAll: 3,
  /** Another run is at work. */
  busy: 4,
} as const;

export interface Saying {
  out(text: string): void;
  error(text: string): void;
}

const WRONG = new Set(['refused', 'doubtful', 'later', 'no mailbox']);

function statusOf({ lines, unread }: NotifyReport): number {
  if (lines.some(({ result }) => result === 'blocked')) return EXIT.failed;
  return unread.length > 0 || lines.some(({ result }) => WRONG.has(result)) ? EXIT.notAll : EXIT.done;
}

const SAYS: Partial<Record<PortalProblem['code'], string>> = {
  signIn: 'The sign-in of the app is refused: look at tenant, clientId and the credential.',
  forbidden:
    'Graph refuses to tell of reviews: the app needs the application permission AccessReview.Read.All, with admin consent.',
  throttled: 'Graph asks to come back much later.',
  offline: 'Graph or the sign-in can’t be reached.',
  unavailable: 'Graph fails for now.',
};

function sentenceOf(error: unknown): string {
  if (error instanceof NotifierProblem) return error.message;
  if (!(error instanceof PortalProblem)) throw error;
  const says = SAYS[error.code] ?? `Graph’s answer can’t be used (${error.code} ${error.status ?? ''}).`;
  return error.requestId ? `${says} Microsoft’s id of the request: ${error.requestId}` : says;
}

/** Tells a credential that Entra refuses from an Entra that can't be reached. */
function asked(source: (renew?: boolean) => Promise<string>): (renew: boolean) => Promise<string> {
  return async (renew) => {
    try {
      return await source(renew);
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ServerError') throw error;
      throw Object.assign(new Error('Entra refuses the credential.'), { name: 'SignInNeeded' });
    }
  };
}

/** Opens Graph of the cloud, or of the sandbox in its place. */
export function optionsOf(
  { config, credential, smtpPassword }: Request,
  storage: Storage,
  stopping: () => boolean,
): NotifyOptions {
  const sandbox = config.sandbox === undefined ? undefined : { url: config.sandbox };
  const getToken = asked(tokenSource({ ...config, sandbox }, credential));
  const { graph } = CLOUDS[config.cloud];
  return {
    config,
    storage,
    stopping,
    getToken,
    fetch: sandbox ? sandboxTransport(graph, sandbox.url) : (address, init) => fetch(address, init),
    ...(smtpPassword !== undefined && { smtpPassword }),
  };
}

/** One run as the request wants it, printed; gives the exit status. */
export async function perform(
  { mode, format, names, metrics }: Request,
  options: NotifyOptions,
  { out, error }: Saying,
): Promise<number> {
  try {
    const report =
      mode === 'report' ? await campaign(options) : await notify({ ...options, dryRun: mode === 'dry-run' });
    if (report === 'busy') {
      error('Another run is at work.');
      return EXIT.busy;
    }
    out(printed(report, format, names));
    if (metrics !== undefined) await writeMetrics(metrics, report);
    return mode === 'send' || mode === 'watch' ? statusOf(report) : EXIT.done;
  } catch (problem) {
    error(sentenceOf(problem));
    return EXIT.failed;
  }
}
