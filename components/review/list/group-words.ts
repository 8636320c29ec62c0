'use client';
import { useItemMessages } from '../../../lib/messages/parts/item';
import { useListMessages } from '../../../lib/messages/parts/list';
import { safeText } from '../../../lib/review/text';
import type { GroupLabel } from '../../../lib/review/workspace/groups';
import { useAccessWords } from '../../parts/access-name';
import { useDecisionWords } from '../../parts/decision-word';

/** The name of a group: a tenant's word, or the portal's own word for a fact about its people. */
export function useGroupWords(): (label: GroupLabel) => string {
  const t = useListMessages('groups');
  const advice = useItemMessages('advice');
  const decisions = useDecisionWords();
  const access = useAccessWords();
  return (label) => {
    if (label.kind === 'text') return t(label.of, { name: safeText(label.text, 80) });
    if (label.kind === 'access') return safeText(access(label.resource), 160);
    if (label.word === 'notKnown') return t(`notKnown.${label.of}`);
    if (label.of === 'advice') return t('advice', { advice: advice(label.word) });
    if (label.of === 'signIn') return t(`signIn.${label.word}`);
    if (label.of === 'previous')
      return label.word === 'new' ? t('new') : t('previous', { decision: decisions(label.word) });
    return '';
  };
}
