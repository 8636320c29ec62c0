'use client';
import { useShellMessages } from '../../lib/messages/parts/shell';
import type { DecisionBlock } from '../../lib/review/decidable';
import { Notice } from '../ui/notice';
import { MyAccessLink } from './my-access-link';

/** Says why nothing can be decided in a review now. */
export function BlockedNotice({ block }: { block: DecisionBlock }) {
  const t = useShellMessages('review');
  return (
    <Notice tone="warn">
      <p>
        {block === 'unknownStatus'
          ? t.rich(block, { link: (chunks) => <MyAccessLink>{chunks}</MyAccessLink> })
          : t(block)}
      </p>
    </Notice>
  );
}
