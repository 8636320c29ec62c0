import type { Cause, Problem, ProblemCode } from './problem';

/** What the reviewer can do: try again, or sign in again. Other causes need somebody else. */
type Help = 'tryAgain' | 'signIn';

interface CauseRow {
  cause: Cause;
  /** Graph's `error.code` values, in any case. */
  graph: readonly string[];
  /** Numbers of Entra's AADSTS codes. */
  entra: readonly number[];
  help: Help | null;
  /** The page of Microsoft, or the report, that names the codes. */
  sources: readonly string[];
}

const ENTRA = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';
const GRAPH_AUTH = 'https://learn.microsoft.com/graph/resolve-auth-errors';
const GRAPH_ERRORS = 'https://learn.microsoft.com/graph/errors';

/**
 * The codes that give the cause of a refusal. Messages are never read. Microsoft changes codes too, so an unknown code
 * gets the sentence of its HTTP status, which claims no more than is known.
 */
export const CAUSES: readonly CauseRow[] = [
  {
    cause: 'licence',
    graph: [
      'NoLicense',
      'AadPremiumLicenseRequired',
      'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
      'RequestFromNonPremiumTenantOrB2CTenant',
    ],
    entra: [],
    help: 'tryAgain',
    sources: [
      'https://learn.microsoft.com/entra/id-governance/licensing-fundamentals',
      'https://github.com/AzureAD/AzureAD-Governance-Assessment/issues/2',
      'https://github.com/MicrosoftDocs/azure-docs/pull/77948',
    ],
  },
  {
    cause: 'consent',
    graph: ['Authentication_MSGraphPermissionMissing', 'PermissionScopeNotGranted'],
    entra: [65001, 90094, 90095, 900941, 650056],
    help: 'signIn',
    sources: [
      ENTRA,
      GRAPH_AUTH,
      'https://learn.microsoft.com/entra/identity-platform/application-consent-experience',
    ],
  },
  {
    cause: 'notSetUp',
    graph: ['Authorization_IdentityNotFound'],
    entra: [50194, 500011, 650052, 700016, 7000112],
    help: 'tryAgain',
    sources: [ENTRA, GRAPH_AUTH],
  },
  { cause: 'notAssigned', graph: [], entra: [50105], help: 'signIn', sources: [ENTRA] },
  {
    cause: 'wrongTenant',
    graph: [],
    entra: [50020, 50034, 51004, 90002, 90072],
    help: 'signIn',
    sources: [ENTRA],
  },
  {
    cause: 'wrongAccount',
    graph: ['Authorization_RequestDenied'],
    entra: [50178, 500200, 500208],
    help: null,
    sources: [ENTRA, GRAPH_AUTH],
  },
  {
    cause: 'conditionalAccess',
    graph: [],
    entra: [50005, 50131, 53000, 53001, 53002, 53003, 53004, 53011, 530032],
    help: 'signIn',
    sources: [
      ENTRA,
      'https://learn.microsoft.com/entra/identity/conditional-access/troubleshoot-conditional-access',
    ],
  },
  { cause: 'accountDisabled', graph: [], entra: [50057], help: null, sources: [ENTRA] },
  { cause: 'accountLocked', graph: [], entra: [50053], help: 'signIn', sources: [ENTRA] },
  {
    cause: 'throttled',
    graph: ['TooManyRequests', 'activityLimitReached'],
    entra: [50196, 90055],
    help: 'tryAgain',
    sources: [ENTRA, GRAPH_ERRORS, 'https://learn.microsoft.com/graph/throttling'],
  },
  {
    cause: 'unavailable',
    graph: ['serviceNotAvailable', 'ServiceUnavailable'],
    entra: [90006, 90024, 90033],
    help: 'tryAgain',
    sources: [ENTRA, GRAPH_ERRORS],
  },
  { cause: 'deleted', graph: [], entra: [], help: null, sources: [GRAPH_ERRORS] },
];

/** What helps where no cause says it. */
const HELP: Record<Exclude<ProblemCode, Cause>, Help | null> = {
  offline: 'tryAgain',
  signIn: 'signIn',
  forbidden: null,
  notFound: 'tryAgain',
  ended: null,
  refused: null,
  unreadable: 'tryAgain',
  brokenOff: 'tryAgain',
  untrusted: null,
};

/**
 * The cause of a Graph answer, by its error codes, of which the last is the most specific. Status 410 means that the
 * review was deleted.
 */
export function causeOfGraph(status: number, codes: readonly string[]): Cause | undefined {
  if (status === 410) return 'deleted';
  const known = codes.flatMap((code) => {
    const same = (one: string) => one.toLowerCase() === code.toLowerCase();
    return CAUSES.find(({ graph }) => graph.some(same))?.cause ?? [];
  });
  return known.at(-1);
}

/** The cause of a failed sign-in, by the number of its AADSTS code. */
export function causeOfEntra(number: number | undefined): Cause | undefined {
  return CAUSES.find(({ entra }) => entra.some((one) => one === number))?.cause;
}

/**
 * The most exact name of a problem: its cause, else the code of its status. `ended` comes before the cause, because the
 * review's end explains the refusal.
 */
export function sentenceOf({ code, cause }: Problem): Cause | ProblemCode {
  return code === 'ended' ? code : (cause ?? code);
}

const hasNoCause = (sentence: Cause | ProblemCode): sentence is keyof typeof HELP => sentence in HELP;

/** What the reviewer can do about a problem without leaving the page. */
export function helpFor(problem: Problem): Help | null {
  const sentence = sentenceOf(problem);
  if (hasNoCause(sentence)) return HELP[sentence];
  return CAUSES.find(({ cause }) => cause === sentence)?.help ?? null;
}
