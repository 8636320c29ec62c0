'use client';
import { useOutcomeMessages } from '../../lib/messages/parts/outcome';
import type { DenyLimit } from '../../lib/review/model';
import type { Whose } from '../../lib/review/whose-access';

/** A sentence on why a Deny, or a No about one's own access, can't take effect by itself. */
export function useLimitWords(whose: Whose = 'others'): (limit: DenyLimit) => string {
  const own = useOutcomeMessages('limitsOwn');
  const others = useOutcomeMessages('limits');
  return whose === 'own' ? own : others;
}
