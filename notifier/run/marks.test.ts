import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileLock } from './lock';
import { openMarks } from './marks';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marks-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a mark on disk is read by the next process', () => {
  const file = join(folder, 'marks.db');
  const first = openMarks(file);
  first.markLeaving('p', { day: '2026-11-02', draft: 'd' }, ['a', 'b']);
  first.close();
  const second = openMarks(file);
  expect([...second.unfinished()]).toEqual([['p', { day: '2026-11-02', draft: 'd' }]]);
  // The digest may have been sent, so the day counts; but that isn't certain, so its reviews don't count as
  // told.
  expect([second.history('p').last, second.history('p').lastOfRound('a')]).toEqual(['2026-11-02', null]);
  second.settle('p', '2026-11-02', 'sent');
  expect([
    second.history('p').lastOfRound('b'),
    second.history('p').lastOfRound('c'),
    second.unfinished().size,
  ]).toEqual(['2026-11-02', null, 0]);
  second.close();
});

test('a digest that certainly was not sent is forgotten', () => {
  const marks = openMarks(join(folder, 'marks.db'));
  marks.markLeaving('p', { day: '2026-11-02', draft: null }, ['a']);
  marks.drop('p', '2026-11-02');
  expect([marks.history('p').last, marks.unfinished().size]).toEqual([null, 0]);
  marks.close();
});

test('two runs can’t hold the lock at once, and a released lock can be taken', () => {
  const [one, other] = [fileLock(join(folder, 'lock.db')), fileLock(join(folder, 'lock.db'))];
  const release = one.take();
  expect(release).not.toBeNull();
  expect(other.take()).toBeNull();
  release?.();
  const again = other.take();
  expect(again).not.toBeNull();
  again?.();
});
