/**
 * Where Microsoft's documents leave two plausible readings, a tenant of the sandbox can be switched between them. The
 * sentence says what `true` means; `fallback` is what a new tenant has.
 */
export const SWITCHES = {
  batchReachesOthers: {
    fallback: false,
    meaning: 'batchRecordDecisions also writes items that are not the caller’s to decide.',
  },
  refreshSignIns: {
    fallback: false,
    meaning: 'The sign-in date on a decision item follows the person’s sign-ins while the review runs.',
  },
  expandInsightsOnFilter: {
    fallback: true,
    meaning: '$expand=insights works on filterByCurrentUser; otherwise it is refused with 400.',
  },
  showPassingStates: {
    fallback: false,
    meaning:
      'Initializing, Starting, Completing, Completed before it goes on, AutoReviewing and Applying last ten seconds each.',
  },
  remindFinishedReviewers: {
    fallback: true,
    meaning: 'Reminders also go to reviewers who have nothing left to decide.',
  },
  capPageSize: {
    fallback: false,
    meaning: '$top above 100 gives a page of 100; otherwise it is refused with 400.',
  },
  loginRequired: {
    fallback: false,
    meaning: 'A silent sign-in (prompt=none) answers login_required, as without third-party cookies.',
  },
} as const;

export type Switches = Record<keyof typeof SWITCHES, boolean>;

export const SWITCH_NAMES = Object.keys(SWITCHES) as (keyof Switches)[];

export function defaultSwitches(): Switches {
  return Object.fromEntries(SWITCH_NAMES.map((name) => [name, SWITCHES[name].fallback])) as Switches;
}
