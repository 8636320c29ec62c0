import { describe, expect, it } from 'vitest';
import { FILTERS, type FilterId } from '../../../lib/review/workspace/view';
import { filtersToShow, toggled } from './filter-choice';

const all = (count: number) => new Map(FILTERS.map((id) => [id, count] as [FilterId, number]));

describe('the filters that are shown', () => {
  it('leave out what finds nobody', () => {
    const { first, more } = filtersToShow(
      new Map([
        ['guests', 2],
        ['blocked', 0],
      ]),
      [],
    );
    expect([first, more]).toEqual([['guests'], []]);
  });

  it('keep one that is on, even where it finds nobody, or it could not be taken off', () => {
    expect(filtersToShow(all(0), ['blocked'])).toEqual({ first: ['blocked'], more: [] });
  });

  it('stand there at once where they are on, however far back', () => {
    const { first, more } = filtersToShow(all(1), ['decided']);
    expect(first).toContain('decided');
    expect(more).not.toContain('decided');
  });

  it('are all somewhere, each once', () => {
    const { first, more } = filtersToShow(all(1), []);
    expect([...first, ...more].sort()).toEqual([...FILTERS].sort());
    expect(first).toHaveLength(6);
  });

  it('hide no single one behind a button', () => {
    const seven = new Map(
      [...all(1)].filter(([id]) =>
        ['undecided', 'decided', 'guests', 'blocked', 'outliers', 'changed', 'quiet90'].includes(id),
      ),
    );
    expect(filtersToShow(seven, []).more).toEqual([]);
  });
});

it('pressing a filter puts it on, pressing again takes it off', () => {
  expect(toggled(['guests'], 'changed')).toEqual(['guests', 'changed']);
  expect(toggled(['guests', 'changed'], 'guests')).toEqual(['changed']);
});
