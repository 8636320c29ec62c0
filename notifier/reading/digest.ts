import type { Digest, DigestReview } from '../mail/digest';
import type { Due } from '../schedule/due';
import type { Material } from './material';
import type { WaitingRound } from './waiting';

function reviewOf({ round, items }: WaitingRound): DigestReview {
  const { definition, ref, key, endsAt } = round;
  const { settings } = definition;
  return {
    round: key,
    definitionId: ref.definitionId,
    instanceId: ref.instanceId,
    displayName: definition.displayName,
    description: definition.description,
    asks: definition.asks,
    endsAt,
    unanswered: settings && {
      defaultDecision: settings.defaultDecision,
      autoApply: settings.autoApply,
      denyAction: settings.denyAction,
    },
    adviceEnabled: settings?.adviceEnabled ?? false,
    items,
  };
}

/** What one mail is made of; undefined where the person has no address, or nothing of it waits any more. */
export function digestOf(
  material: Material,
  { person, due, timeZone }: { person: string; due: Due; timeZone: string },
): Digest | undefined {
  const addressee = material.addresseeOf(person);
  const rounds = new Set(due.rounds.map(({ round }) => round));
  const waiting = (material.people.get(person) ?? []).filter(({ round }) => rounds.has(round.key));
  if (!addressee || waiting.length === 0) return undefined;
  return {
    kind: 'digest',
    person: { ...addressee, id: person },
    timeZone,
    occasion: due.occasion,
    now: material.at,
    reviews: waiting.map(reviewOf),
  };
}
