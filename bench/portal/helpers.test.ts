import { expect, test } from 'vitest';
import { tripsOf } from './loading';
import { peak, translated } from './replaying';

test('a batch is one round trip however many pages it reads, and other lists are none', () => {
  const read = (id: number, parent: number | null, path: string) => ({ id, parent, method: 'GET', path });
  const calls = [
    read(1, null, '/v1.0/x/instances/mine/decisions/filter'),
    { id: 2, parent: null, method: 'POST', path: '/v1.0/$batch' },
    read(3, 2, '/v1.0/x/instances/mine/decisions/filter'),
    read(4, 2, '/v1.0/x/instances/mine/decisions/filter'),
    read(5, null, '/v1.0/x/instances/before/decisions/filter'),
    { ...read(6, null, '/v1.0/x/instances/mine/decisions/1'), method: 'PATCH' },
  ];
  expect(tripsOf(calls, 'mine')).toBe(2);
});

test('as many requests are under way at once as overlap; one that ends as another begins does not', () => {
  const request = (from: number, to: number) => ({ from, to });
  expect(peak([request(0, 10), request(5, 20), request(10, 30), request(40, 50)])).toBe(2);
  expect(peak([])).toBe(0);
});

test("every id of a recorded request becomes the other tenant's", () => {
  const ids = [
    ['aa', 'AA'],
    ['bb-', 'BB-'],
  ] as const;
  expect(translated('/aa/decisions/bb-1 bb-2 aa', ids)).toBe('/AA/decisions/BB-1 BB-2 AA');
});
