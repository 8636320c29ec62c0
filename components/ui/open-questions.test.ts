import { expect, test } from 'vitest';
import { isQuestionOpen, openQuestion } from './open-questions';

test('a question is open until the last of them is closed', () => {
  expect(isQuestionOpen()).toBe(false);
  const [closeOne, closeOther] = [openQuestion(), openQuestion()];
  closeOne();
  expect(isQuestionOpen()).toBe(true);
  closeOther();
  expect(isQuestionOpen()).toBe(false);
});
