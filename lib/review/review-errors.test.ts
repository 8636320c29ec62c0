import { expect, test } from 'vitest';
import { errorsToShow } from './review-errors';

test('each error is shown once, in Microsoft’s words, or with its code when there are none', () => {
  const errors = [
    { code: 'CustomDataNotProvided', message: 'No data for Door control.' },
    { code: 'CustomDataNotProvided', message: ' No data for Door control. ' },
    { code: 'Unknown', message: '' },
    { code: '', message: '\u200b' },
  ];
  expect(errorsToShow(errors)).toEqual([
    { text: 'No data for Door control.', code: 'CustomDataNotProvided' },
    { text: 'Unknown', code: 'Unknown' },
  ]);
  expect(errorsToShow(undefined)).toEqual([]);
});

test('of a long list only the first five errors are shown', () => {
  const errors = Array.from({ length: 40 }, (_, index) => ({ code: `C${index}`, message: `M${index}` }));
  expect(errorsToShow(errors).map(({ code }) => code)).toEqual(['C0', 'C1', 'C2', 'C3', 'C4']);
});
