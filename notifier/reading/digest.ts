import { adviceSettings } from '../../lib/review/advice-settings';
import type { RoundItem } from '../graph/rounds';
import type { Digest, DigestItem, DigestReview } from '../mail/digest';
import type { Due } from '../schedule/due';
import type { ReviewData } from './review-data';
import type { WaitingRound } from './waiting';

const itemFor =
  (person: string, shared: boolean) =>
  ({ id, principal, resource, advice, lastSignInAt, outlier }: RoundItem): DigestItem => ({
    id,
    principal,
    resource,
    advice,
    lastSignInAt,
    outlier,
    own: principal.id === person,
    shared,
  });

/**
 * The number of the stage: the plan tells it for two stages; of three only the first one's number is known.
 */
function stageOf({
  definition: { stages, earlierShown },
  first,
}: WaitingRound['round']): NonNullable<DigestReview['stage']> {
  const later = stages.length === 2 ? 2 : null;
  return { number: first ? 1 : later, plan: stages, earlierShown };
}

function reviewOf({ round, owed, shared }: WaitingRound, person: string): DigestReview {
  const { definition, ref, key, endsAt } = round;
  const { settings } = definition;
  const stage = ref.stageId === null ? null : stageOf(round);
  const advice = adviceSettings({ definition, stage });
  return {
    round: key,
    definitionId: ref.definitionId,
    instanceId: ref.instanceId,
    displayName: definition.displayName,
    description: definition.description,
    creator: definition.creator,
    endsAt,
    unanswered: settings && {
      defaultDecision: settings.defaultDecision,
      autoApply: settings.autoApply,
      denyAction: settings.denyAction,
    },
    adviceEnabled: advice?.adviceEnabled ?? false,
    ...(advice && { adviceLookBackDays: advice.adviceLookBackDays }),
    ...(stage ? { stage } : { startsAt: round.startsAt }),
    items: [...owed.map(itemFor(person, false)), ...shared.map(itemFor(person, true))],
  };
}

/** The contents of one mail; undefined where the person has no address, or no item waits any more. */
export function digestOf(
  reviewData: ReviewData,
  {
    person,
    due,
    timeZone,
    language,
  }: { person: string; due: Due; timeZone: string; language: string | null },
): Digest | undefined {
  const addressee = reviewData.addresseeOf(person);
  const rounds = new Set(due.rounds.map(({ round }) => round));
  const waiting = (reviewData.people.get(person) ?? []).filter(({ round }) => rounds.has(round.key));
  if (!addressee || waiting.length === 0) return undefined;
  return {
    kind: 'digest',
    person: { ...addressee, id: person },
    timeZone,
    ...(language !== null && { language }),
    occasion: due.occasion,
    now: reviewData.at,
    reviews: waiting.map((one) => reviewOf(one, person)),
  };
}
