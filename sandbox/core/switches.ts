/**
 * Where Microsoft's documents have two plausible readings, a switch selects one for a tenant. The sentence
 * says what `true` means; `fallback` is the value in a new tenant.
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
  catalogReviewsOnOrdinary: {
    fallback: false,
    meaning: 'Reviews of catalogs are on the ordinary route too; otherwise only on unified.',
  },
  catalogIdsDiffer: {
    fallback: false,
    meaning: 'On the ordinary route reviews of catalogs have other ids than on unified.',
  },
  unifiedAbsent: {
    fallback: false,
    meaning: 'There is no unified route (404), as in other clouds.',
  },
  unifiedNeedsRole: {
    fallback: false,
    meaning: 'The unified route answers 403 to reviewers who hold no role that reads reviews.',
  },
  unifiedPatches: {
    fallback: false,
    meaning: 'On the unified route definitions and instances are changed by PATCH; otherwise by PUT.',
  },
  attestGuests: {
    fallback: false,
    meaning: 'Sponsors may attest their guests; otherwise attest is not there (404).',
  },
  batchApplyReachesApproved: {
    fallback: false,
    meaning: 'batchApplyCustomDataProvidedResourceDecisions also marks approved items.',
  },
  detailsOnOrdinary: {
    fallback: false,
    meaning:
      'Permissions, descriptions and outcomes are on the ordinary route too; otherwise only on unified.',
  },
  reviewerIncludesDelegated: {
    fallback: false,
    meaning:
      'filterByCurrentUser(on=’reviewer’) of instances also holds what others delegated to the caller.',
  },
  scopeTypesBesideQueries: {
    fallback: false,
    meaning: 'Reviewers that were sent as queries are answered with scopeType and reviewerId as well.',
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
