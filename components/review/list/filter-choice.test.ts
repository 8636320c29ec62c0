import { describe, expect, it } from 'vitest';
import { FILTERS, type FilterId } from '../../../lib/review/workspace/view';
import { filtersToShow, toggled } from './filter-choice';

const all = (count: number) => new Map(FILTERS.map((id) => [id, count] as [FilterId, number]));

describe('the filters that are shown', () => {
  it('leave out a filter that finds nobody', () => {
    const counts = new Map<FilterId, number>([
      ['guests', 2],
      ['blocked', 0],
    ]);
    expect(filtersToShow(counts, [])).toEqual(['guests']);
  });

  it('keep a filter that is on, even if it finds nobody, so that it can be switched off', () => {
    expect(filtersToShow(all(0), ['blocked'])).toEqual(['blocked']);
    expect(filtersToShow(new Map(), ['changed'])).toEqual(['changed']);
  });

  it('include each filter once, in the same order whatever is on', () => {
    const shown = filtersToShow(all(1), []);
    expect([...shown].sort()).toEqual([...FILTERS].sort());
    expect(filtersToShow(all(1), ['decided', 'guests'])).toEqual(shown);
  });
});

it('pressing a filter switches it on, pressing it again switches it off', () => {
  expect(toggled(['guests'], 'changed')).toEqual(['guests', 'changed']);
  expect(toggled(['guests', 'changed'], 'guests')).toEqual(['changed']);
});
