import { expect, test } from 'vitest';
import { answerOf } from '../row-answer';
import { NOW, progressOn } from '../testing';
import { arrange } from './arrange';
import { manyItems } from './testing';
import { PLAIN_VIEW, type View } from './view';

const VIEWS: Record<string, View> = {
  plain: PLAIN_VIEW,
  search: { ...PLAIN_VIEW, search: 'adele 12' },
  'sorted by name': { ...PLAIN_VIEW, sort: { column: 'person', descending: false } },
  'sorted by department': { ...PLAIN_VIEW, sort: { column: 'department', descending: true } },
  'sorted by sign-in': { ...PLAIN_VIEW, sort: { column: 'signIn', descending: false } },
  'filtered and grouped': { ...PLAIN_VIEW, filters: ['undecided', 'advisedDeny'], group: 'department' },
  'sorted by decision': { ...PLAIN_VIEW, sort: { column: 'decision', descending: false } },
};

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

interface Times {
  cold: number;
  warm: number;
}

/** How long arranging takes the first time, and after an act on a hundred people, in ms. */
function arranging(view: View, people: number): Times {
  const { items, known } = manyItems(people);
  const collator = new Intl.Collator('en', { numeric: true });
  const cold = timed(() => arrange(items, known, view, NOW, { collator }));
  let before = arrange(items, known, view, NOW, { collator });
  const warm = Array.from({ length: 5 }, (_, index) => {
    const answers = new Map(known.answers);
    for (const item of items.slice(index * 100, index * 100 + 100))
      answers.set(item.id, answerOf(item, progressOn(item, { step: 'sending' }), known.me));
    return timed(() => {
      before = arrange(items, { ...known, answers }, view, NOW, { before, collator });
    });
  });
  return { cold, warm: Math.min(...warm) };
}

const least = (a: Times, b: Times): Times => ({
  cold: Math.min(a.cold, b.cold),
  warm: Math.min(a.warm, b.warm),
});

test('the time to arrange after a decision doesn’t grow with the square of the number of people', () => {
  const lines = Object.entries(VIEWS).map(([name, view]) => {
    let few = arranging(view, 1_000);
    let many = arranging(view, 10_000);
    // With ten times the people, quadratic work would take a hundred times as long. Other work on the machine can only
    // lengthen a time, so the shortest ones are compared.
    for (let round = 0; round < 10 && !(many.warm < 40 * Math.max(2, few.warm)); round += 1) {
      few = least(few, arranging(view, 1_000));
      many = least(many, arranging(view, 10_000));
    }
    expect(many.warm, name).toBeLessThan(40 * Math.max(2, few.warm));
    return `${name}: ${many.cold.toFixed(1)} ms at first, then ${many.warm.toFixed(1)} ms`;
  });
  console.info(lines.join('\n'));
});
