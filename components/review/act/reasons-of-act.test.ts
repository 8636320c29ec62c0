import { describe, expect, it } from 'vitest';
import { anItem, guid } from '../../../lib/review/testing';
import { intentsWithReasons } from './reasons-of-act';

const items = [1, 2, 3].map((number) => anItem({ id: guid(number) }));
const [, second] = items;
const exceptions = second ? [second] : [];

describe('the reasons of one act', () => {
  it('are the same for all where the exceptions have none of their own', () => {
    const intents = intentsWithReasons('Deny', items, exceptions, { all: 'Moved.', exceptions: null });
    expect(intents.map(({ itemId, justification }) => [itemId, justification])).toEqual(
      items.map(({ id }) => [id, 'Moved.']),
    );
  });

  it('are the exceptions’ own for exactly the exceptions, and everybody is in there once', () => {
    const intents = intentsWithReasons('Approve', items, exceptions, {
      all: 'Works here.',
      exceptions: 'On leave.',
    });
    expect(Object.fromEntries(intents.map(({ itemId, justification }) => [itemId, justification]))).toEqual({
      [guid(1)]: 'Works here.',
      [guid(2)]: 'On leave.',
      [guid(3)]: 'Works here.',
    });
    expect(intents).toHaveLength(3);
  });

  it('an empty reason of their own stays empty', () => {
    const intents = intentsWithReasons('Approve', items, exceptions, { all: 'Works here.', exceptions: '' });
    expect(intents.find(({ itemId }) => itemId === guid(2))?.justification).toBe('');
  });
});
