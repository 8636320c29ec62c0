import type { AdviceSettings, Review, ReviewStage } from './model';

/** Microsoft's own look-back window in days, where the tenant sets none or its settings aren't known. */
export const DEFAULT_LOOK_BACK_DAYS = 30;

/** A review as far as it names its settings for recommendations, with the stage that the reader is in. */
interface Advised extends Pick<Review, 'definition'> {
  stage: Pick<ReviewStage, 'number'> | null;
}

/**
 * The settings for recommendations that count: those of the stage, which replace the definition's; the definition's
 * where it isn't known which stage it is. Null where Graph gives neither.
 *
 * https://learn.microsoft.com/graph/api/resources/accessreviewstagesettings
 */
export function adviceSettings({ definition, stage }: Advised): AdviceSettings | null {
  const plan = definition.stages[(stage?.number ?? 0) - 1];
  return plan?.advice ?? definition.settings;
}

/** After how many days without a sign-in Microsoft recommends Deny. */
export function lookBackDays(review: Advised): number {
  return adviceSettings(review)?.adviceLookBackDays ?? DEFAULT_LOOK_BACK_DAYS;
}
