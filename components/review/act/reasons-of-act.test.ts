import { describe, expect, it } from 'vitest';
import { anItem, aReview, guid } from '../../../lib/review/testing';
import { intentsWithReasons, problemsWithReasons } from './reasons-of-act';

const items = [1, 2, 3].map((number) => anItem({ id: guid(number) }));
const [, second] = items;
const exceptions = second ? [second] : [];

describe('the reasons of one act', () => {
  it('are one reason for all where the exceptions have none of their own', () => {
    const intents = intentsWithReasons('Deny', items, exceptions, new Map(), {
      all: 'Moved.',
      exceptions: null,
    });
    expect(intents.map(({ itemId, justification }) => [itemId, justification])).toEqual(
      items.map(({ id }) => [id, 'Moved.']),
    );
  });

  it('are the exceptions’ reason for exactly the exceptions, and each item is included once', () => {
    const intents = intentsWithReasons('Approve', items, exceptions, new Map(), {
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

  it('leave the exceptions without a reason where theirs is empty', () => {
    const intents = intentsWithReasons('Approve', items, exceptions, new Map(), {
      all: 'Works here.',
      exceptions: '',
    });
    expect(intents.find(({ itemId }) => itemId === guid(2))?.justification).toBe('');
  });
});

describe('a problem with the reasons of an act over several reviews', () => {
  const { settings } = aReview().definition;
  const strict = settings && { ...settings, reasonRequired: true };
  const [free, demanding] = [{ settings }, { settings: strict }];
  const about = { summary: { touched: items, against: exceptions } };
  const problems = (parts: Parameters<typeof problemsWithReasons>[1], all: string, own: string | null) =>
    problemsWithReasons('Approve', parts, { all, exceptions: own });

  it('is reported where any of the reviews requires a reason', () => {
    expect(problems([{ ...free, ...about }], '', null).all).toBeUndefined();
    expect(
      problems(
        [
          { ...free, ...about },
          { ...demanding, ...about },
        ],
        '',
        null,
      ),
    ).toMatchObject({
      all: 'missing',
      exceptions: undefined,
    });
  });

  it('is reported only for the reason that the requiring review would record', () => {
    const onlyExceptions = { summary: { touched: exceptions, against: exceptions } };
    const noExceptions = { summary: { touched: items, against: [] } };
    expect(
      problems(
        [
          { ...free, ...about },
          { ...demanding, ...onlyExceptions },
        ],
        '',
        '',
      ),
    ).toEqual({
      all: undefined,
      exceptions: 'missing',
    });
    expect(
      problems(
        [
          { ...free, ...about },
          { ...demanding, ...noExceptions },
        ],
        '',
        '',
      ),
    ).toEqual({
      all: 'missing',
      exceptions: undefined,
    });
  });
});
