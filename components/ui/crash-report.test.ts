import { expect, test } from 'vitest';
import { crashReport } from './crash-report';

const WHERE = { at: new Date('2026-11-28T06:00:00Z'), path: '/review', browser: 'Firefox' };
const stack = (first: string) =>
  `${first}\n    at draw (https://attest.example/a.js:1:20)\n    at https://attest.example/b.js:2:3`;
const thrown = (name: string, message: string, more: object = {}) =>
  Object.assign(new Error(message), { name, stack: stack(`${name}: ${message}`), ...more });

test('a crash report has the time, the page, the browser, the error and its stack', () => {
  const { reference, text } = crashReport(thrown('RangeError', 'invalid language tag: C'), WHERE);
  expect(reference).toMatch(/^[0-9a-f]{8}$/);
  expect(text.split('\n')).toEqual([
    `Reference: ${reference}`,
    'Time: 2026-11-28T06:00:00.000Z',
    'Page: /review',
    'Browser: Firefox',
    'Error: RangeError: invalid language tag: C',
    'at draw (https://attest.example/a.js:1:20)',
    'at https://attest.example/b.js:2:3',
  ]);
});

test('a crash report contains no text of a tenant', () => {
  const { text } = crashReport(thrown('SyntaxError', 'Unexpected token in "Adele Vance"'), WHERE);
  expect(text).not.toContain('Adele');
  expect(text).toContain('Error: SyntaxError\n');
});

test('the same error has the same reference, another error another one', () => {
  const one = crashReport(thrown('TypeError', 'x is undefined'), WHERE);
  const again = crashReport(thrown('TypeError', 'x is undefined'), { ...WHERE, at: new Date(), path: '/' });
  const other = crashReport(thrown('RangeError', 'x is undefined'), WHERE);
  expect(again.reference).toBe(one.reference);
  expect(other.reference).not.toBe(one.reference);
});

test('the reference is Microsoft’s request id, or else the framework’s digest', () => {
  expect(crashReport(thrown('Error', '', { digest: 'd1', requestId: 'r1' }), WHERE).reference).toBe('r1');
  expect(crashReport(thrown('Error', '', { digest: 'd1' }), WHERE).reference).toBe('d1');
});

test.each([undefined, null, 'text', 7, {}, { stack: 7, name: 8 }])('a thrown %o is reported too', (error) => {
  const { reference, text } = crashReport(error, WHERE);
  expect(reference).toMatch(/^[0-9a-f]{8}$/);
  expect(text).toContain('Error: Error');
});

test('a crash report stays short', () => {
  const deep = Array.from({ length: 90 }, (_, at) => `    at f (https://attest.example/a.js:${at}:1)`).join(
    '\n',
  );
  const { text } = crashReport({ name: 'TypeError', message: 'm'.repeat(9_000), stack: deep }, WHERE);
  expect(text.split('\n')).toHaveLength(17);
  expect(text.length).toBeLessThan(2_000);
});
