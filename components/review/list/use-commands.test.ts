import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { anItem, guid, someKnown } from '../../../lib/review/testing';
import { NOBODY } from '../../../lib/review/workspace/select';
import type { Command } from './keyboard';
import { useCommands } from './use-commands';
import type { ShownRows } from './use-rows';

const people = [anItem({ id: guid(1) }), anItem({ id: guid(2) })];
type Options = Parameters<typeof useCommands>[0];

function List({ options, hear }: { options: Options; hear(run: ReturnType<typeof useCommands>): void }) {
  hear(useCommands(options));
  return null;
}

/**
 * A list of two people with the focus on the second and nobody selected; `done`
 * records the calls to the page.
 */
function aList(
  over: {
    selecting?: Partial<Options['selecting']>;
    page?: Partial<Options['page']>;
    asking?: true;
    decided?: true;
  } = {},
) {
  const done = vi.fn();
  const says = (what: string) => (about?: unknown, act?: unknown) =>
    void done(...[what, about, act].filter((part) => part !== undefined));
  const options: Options = {
    list: {
      handleRef: {
        current: { place: { key: guid(2), cell: 0 }, index: 1, page: 1, cells: 3, go: says('go') },
      },
      shown: {
        rows: people.map((item) => ({
          kind: 'item',
          item: over.decided ? { ...item, decision: 'Approve' } : item,
          key: item.id,
        })) as ShownRows['rows'],
        keys: people.map(({ id }) => id),
        indexOf: new Map(people.map(({ id }, index) => [id, index])),
        folded: new Set(),
        fold: says('fold'),
      },
      known: someKnown(),
    },
    selecting: {
      selection: NOBODY,
      chosen: [],
      part: 'none',
      hidden: 0,
      has: () => false,
      select: says('select'),
      selectGroup: says('selectGroup'),
      selectAll: says('selectAll'),
      extend: says('extend'),
      clear: says('clear'),
      ...over.selecting,
    },
    acts: {
      choose: says('act'),
      decide: says('decide'),
      ask: says('ask'),
      close: () => over.asking ?? false,
    },
    page: {
      open: true,
      allHere: true,
      parts: { register: () => () => {}, run: () => false },
      openOneByOne: says('open'),
      help: says('help'),
      noneLeft: says('noneLeft'),
      ...over.page,
    },
  };
  const hear = vi.fn<(run: ReturnType<typeof useCommands>) => void>();
  renderToStaticMarkup(createElement(List, { options, hear }));
  const press = (command: Command) => hear.mock.calls[0]?.[0](command);
  return { press, done };
}

describe('going to the next who isn’t reviewed', () => {
  const next = { do: 'next' } as const;

  test('says that nobody is left once all are loaded', () => {
    const { press, done } = aList({ decided: true });
    expect(press(next)).toBe(false);
    expect(done).toHaveBeenCalledWith('noneLeft');
  });

  test('says nothing of the kind while people are still being loaded', () => {
    const { press, done } = aList({ decided: true, page: { allHere: false } });
    expect(press(next)).toBe(false);
    expect(done).not.toHaveBeenCalled();
  });
});

describe('a command for everybody', () => {
  test('selects everybody once all are loaded', () => {
    const { press, done } = aList();
    expect(press({ do: 'all' })).toBe(true);
    expect(done.mock.calls).toEqual([['selectAll', true]]);
  });

  test.each<[string, Partial<Options['page']>]>([
    ['while some people are still loading', { allHere: false }],
    ['where nothing can be decided', { open: false }],
  ])('does nothing %s', (_, page) => {
    const { press, done } = aList({ page });
    expect(press({ do: 'all' })).toBe(false);
    expect(done).not.toHaveBeenCalled();
  });
});

describe('an act by a key', () => {
  test('decides about the focused person where nobody is selected', () => {
    const { press, done } = aList();
    expect(press({ do: 'act', act: 'Deny' })).toBe(true);
    expect(done.mock.calls).toEqual([['decide', guid(2), 'Deny']]);
  });

  test('decides about the selected people, wherever the focus is', () => {
    const { press, done } = aList({ selecting: { chosen: people.slice(0, 1) } });
    expect(press({ do: 'act', act: 'Approve' })).toBe(true);
    expect(done.mock.calls).toEqual([['act', 'Approve']]);
  });

  test('decides nothing in a review that can’t be decided', () => {
    const { press, done } = aList({ page: { open: false } });
    expect(press({ do: 'act', act: 'Deny' })).toBe(false);
    expect(press({ do: 'select' })).toBe(false);
    expect(done).not.toHaveBeenCalled();
  });

  test('does not ask for another reason where there is no decision', () => {
    const { press, done } = aList();
    expect(press({ do: 'reason' })).toBe(false);
    expect(done).not.toHaveBeenCalled();
  });
});

describe('Escape', () => {
  const selecting = { chosen: people.slice(0, 1) };

  test('closes an open question first, and leaves the selection', () => {
    const { press, done } = aList({ selecting, asking: true });
    expect(press({ do: 'clear' })).toBe(true);
    expect(done).not.toHaveBeenCalled();
  });

  test('empties the selection where no question is open', () => {
    const { press, done } = aList({ selecting });
    expect(press({ do: 'clear' })).toBe(true);
    expect(done.mock.calls).toEqual([['clear']]);
  });

  test('does nothing where no question is open and nobody is selected', () => {
    expect(aList().press({ do: 'clear' })).toBe(false);
  });
});
