import type { PeerRow } from './peers';
import type { Scene } from './scene';
import { readAs } from './tenant';

interface Item {
  id: string;
  principal: { displayName: string; userPrincipalName: string; lastUserSignInDateTime?: string };
  recommendation: string;
  decision: string;
  justification: string | null;
}

/** All items of a scene's review. */
export async function itemsOf({ stand, token, itemsPath }: Scene): Promise<Item[]> {
  const items: Item[] = [];
  for (;;) {
    const path = `${itemsPath}?$top=100&$skip=${items.length}`;
    const { value } = await readAs<{ value: Item[] }>(stand, token, path);
    items.push(...value);
    if (value.length < 100) return items;
  }
}

/** An item as the peers' pages show it; the department comes from elsewhere in the portal, and is drawn here. */
export function peerRow(
  { id, principal, recommendation, decision, justification }: Item,
  at: number,
): PeerRow {
  const { displayName, userPrincipalName, lastUserSignInDateTime = '' } = principal;
  return {
    id,
    name: displayName,
    mail: userPrincipalName,
    department: `Department ${at % 12}`,
    lastSignIn: lastUserSignInDateTime,
    advice: recommendation,
    decision,
    reason: justification ?? '',
  };
}
