import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from './store';

const NOTES = 'create table if not exists notes (id integer primary key, text text, flag integer)';
let store: Store;

beforeEach(() => {
  store = openStore(':memory:');
  store.define(NOTES);
});

afterEach(() => store.close());

function texts(): unknown[] {
  return store.all<{ text: unknown }>('select text from notes order by id').map((row) => row.text);
}

describe('a store', () => {
  it('binds booleans, undefined and null', () => {
    store.run('insert into notes (text, flag) values (?, ?)', undefined, true);
    store.run('insert into notes (text) values (?)', null);
    expect(store.get('select text, flag from notes where flag = ?', true)).toEqual({ text: null, flag: 1 });
    expect(texts()).toEqual([null, null]);
  });

  it('keeps milliseconds as whole numbers', () => {
    const row = store.get<{ kind: string; at: number }>(
      'select typeof(?) as kind, ? + 1 as at',
      1,
      1_795_424_400_123,
    );
    expect(row?.at).toBe(1_795_424_400_124);
  });

  it('returns undefined where there is no row', () => {
    expect(store.get('select * from notes')).toBeUndefined();
  });

  it('does all or nothing of a transaction, also of a nested one', () => {
    const work = () =>
      store.transaction(() => {
        store.run('insert into notes (text) values (?)', 'outer');
        store.transaction(() => store.run('insert into notes (text) values (?)', 'inner'));
        throw new Error('no');
      });
    expect(work).toThrow('no');
    expect(texts()).toEqual([]);
    expect(store.transaction(() => store.run('insert into notes (text) values (?)', 'after'))).toBe(1);
    expect(texts()).toEqual(['after']);
  });

  it('is empty after clear and can be used again', () => {
    store.run('insert into notes (text) values (?)', 'gone');
    store.clear();
    expect(texts()).toEqual([]);
    store.run('insert into notes (text) values (?)', 'new');
    expect(texts()).toEqual(['new']);
  });
});

it('a database file keeps what was written, even if it was never closed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  const file = join(folder, 'a.db');
  const first = openStore(file);
  first.define(NOTES);
  first.run('insert into notes (text) values (?)', 'kept');
  const second = openStore(file);
  expect(second.get('select text from notes')).toEqual({ text: 'kept' });
  second.close();
  first.close();
  rmSync(folder, { recursive: true });
});
