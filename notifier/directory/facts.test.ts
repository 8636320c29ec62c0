import Database from 'libsql';
import { expect, test } from 'vitest';
import { openFacts } from './facts';
import { directoryOf, SPONSOR_GROUP } from './from-facts';

const day = (date: number, hour = 0) =>
  `2026-11-${String(date).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`;
const all = () => true;

test('a manager’s since is the first of the latest readings that agree', () => {
  const facts = openFacts(new Database(':memory:'));
  facts.keep([['manager', 'emma', ['boss']]], day(1));
  facts.keep([['manager', 'emma', ['boss']]], day(2));
  expect(directoryOf(facts, all).manager('emma')).toEqual({ value: 'boss', since: day(1) });
  facts.keep([['manager', 'emma', ['chief']]], day(3));
  facts.keep([['manager', 'emma', ['boss']]], day(4));
  expect(directoryOf(facts, all).manager('emma')).toEqual({ value: 'boss', since: day(4) });
  facts.keep([['manager', 'emma', []]], day(5));
  expect(directoryOf(facts, all).manager('emma')).toEqual({ value: null, since: day(5) });
});

test('after a long gap between readings, since is the new reading, because the value may have changed', () => {
  const facts = openFacts(new Database(':memory:'));
  facts.keep([['members', 'group', ['a']]], day(1));
  facts.keep([['members', 'group', ['a']]], day(2, 12));
  expect(facts.get('members', 'group')?.since).toBe(day(1));
  facts.keep([['members', 'group', ['a']]], day(4, 1));
  expect(facts.get('members', 'group')?.since).toBe(day(4, 1));
});

test('a fact that this run did not read is unknown', () => {
  const facts = openFacts(new Database(':memory:'));
  facts.keep([['present', 'emma', ['emma']]], day(1));
  expect(directoryOf(facts, () => false).present('emma')).toBeUndefined();
  expect(directoryOf(facts, all).present('raj')).toBeUndefined();
});

test('members of a sponsoring group are sponsors, since the later of both readings', () => {
  const facts = openFacts(new Database(':memory:'));
  facts.keep([['sponsors', 'guest', ['adele', `${SPONSOR_GROUP}team`]]], day(1));
  expect(directoryOf(facts, all).sponsors('guest')).toBeUndefined();
  facts.keep([['members', 'team', ['alex']]], day(2));
  expect(directoryOf(facts, all).sponsors('guest')).toEqual({
    value: new Set(['adele', 'alex']),
    since: day(2),
  });
});

test('people of a finished review are forgotten, but not while the list of reviews is unknown', () => {
  const facts = openFacts(new Database(':memory:'));
  facts.follow(
    new Map([
      ['one', ['emma', 'raj']],
      ['other', ['raj']],
    ]),
  );
  expect(facts.followed(new Set(['one', 'other']))).toEqual(new Set(['emma', 'raj']));
  expect(facts.followed(null)).toEqual(new Set(['emma', 'raj']));
  expect(facts.followed(new Set(['other']))).toEqual(new Set(['raj']));
  expect(facts.followed(new Set(['one', 'other']))).toEqual(new Set(['raj']));
});
