import { expect, test } from 'vitest';
import { isQuestionOpen, openQuestion } from './open-questions';

test('a question counts as open until the last open one is closed', () => {
  expect(isQuestionOpen()).toBe(false);
  const [closeOne, closeOther] = [openQuestion(), openQuestion()];
  closeOne();
  expect(isQuestionOpen()).toBe(true);
  closeOther();
  expect(isQuestionOpen()).toBe(false);
});
