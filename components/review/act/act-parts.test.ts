import { describe, expect, test } from 'vitest';
import { anItem, answersOn, maker, OTHER, someKnown } from '../../../lib/review/testing';
import { openedWith, summedIn } from './act-parts';
import { intentsWithReasons } from './reasons-of-act';

const open = anItem();
const answered = anItem({
  decision: 'Deny',
  justification: 'Closed the case.',
  reviewedBy: maker(OTHER),
  reviewedAt: '2026-11-20T12:00:00Z',
});
const seenIn = ({ summary }: ReturnType<typeof summedIn>) =>
  intentsWithReasons('Approve', summary.touched, summary.against, new Map(), {
    all: '',
    exceptions: null,
  }).map(({ seen }) => seen.decision);
const knownWith = (item: typeof open) => someKnown({ answers: answersOn([item], new Map()) });

describe('a question about several', () => {
  test('neither shows nor replaces an answer that came after it opened', () => {
    const part = { known: knownWith(open), items: [open] };
    const later = { known: knownWith(answered), items: [answered] };
    const summed = summedIn('Approve', later, openedWith(part));
    expect([summed.summary.replaces, seenIn(summed)]).toEqual([[], ['NotReviewed']]);
    expect(summed.known.answers).toBe(part.known.answers);
  });

  test('replaces the answer that it showed, even if the list didn’t have it yet', () => {
    const part = { known: knownWith(answered), items: [open] };
    const summed = summedIn('Approve', part, openedWith(part));
    expect([summed.summary.replaces.map(({ decision }) => decision), seenIn(summed)]).toEqual([
      ['Deny'],
      ['Deny'],
    ]);
  });

  test('shows what is found out about the access after it opened', () => {
    const resource = { id: 's', displayName: '', type: 'group' };
    const item = anItem({ resource });
    const access = { ofResource: new Map([['s', 'synced' as const]]), direct: new Map() };
    const opened = openedWith({ known: someKnown(), items: [item] });
    const summed = summedIn('Deny', { known: someKnown({ access }), items: [item] }, opened);
    expect(summed.summary.cannotTakeEffect).toHaveLength(1);
  });
});
