import { PortalProblem } from '../../lib/graph/problem';
import { NotifierProblem } from '../problem';

const SENTENCES: Partial<Record<PortalProblem['code'], string>> = {
  signIn: 'The sign-in of the app is refused: look at the tenant, the client id and the credential.',
  forbidden:
    'Graph refuses to tell of reviews: the app needs the application permission AccessReview.Read.All, with admin consent.',
  throttled: 'Graph asks to come back much later.',
  offline: 'Graph or the sign-in can’t be reached.',
  unavailable: 'Graph fails for now.',
};

/** A sentence for an expected problem that stops a command. Throws an unexpected one. */
export function sentenceOf(error: unknown): string {
  if (error instanceof NotifierProblem) return error.message;
  if (!(error instanceof PortalProblem)) throw error;
  const says = SENTENCES[error.code] ?? `Graph’s answer can’t be used (${error.code} ${error.status ?? ''}).`;
  return error.requestId ? `${says} Microsoft’s id of the request: ${error.requestId}` : says;
}
