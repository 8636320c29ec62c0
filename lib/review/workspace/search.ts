import { accessDescriptions, accessText } from '../access';
import type { DecisionItem, PersonDetails } from '../model';
import type { RowAnswer } from '../row-answer';
import { fold } from '../search-words';

interface Folded {
  details: PersonDetails | undefined;
  reason: string;
  text: string;
}

const folded = new WeakMap<DecisionItem, Folded>();

/** All texts by which an item is found, folded; reused while its details and its reason are the same. */
export function searchText(
  { item, justification: reason }: Pick<RowAnswer, 'item' | 'justification'>,
  details: PersonDetails | undefined,
): string {
  const known = folded.get(item);
  if (known && known.details === details && known.reason === reason) return known.text;
  const { principal, resource } = item;
  const fields = [
    principal.displayName,
    principal.userPrincipalName,
    details?.jobTitle,
    details?.department,
    details?.manager,
    accessText(resource),
    ...((resource && accessDescriptions(resource)) ?? []),
    reason,
  ];
  // The line break separates the fields: no search contains one, so no word is found across two fields.
  const text = fold(fields.filter(Boolean).join('\n'));
  folded.set(item, { details, reason, text });
  return text;
}
