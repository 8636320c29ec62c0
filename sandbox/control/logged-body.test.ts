import { expect, it } from 'vitest';
import { loggedBody } from './logged-body';

it('the log keeps a body of ordinary size unchanged', () => {
  const body = { requests: [{ body: { justification: 'x'.repeat(4_000) } }] };
  expect(loggedBody(body)).toBe(body);
  expect(loggedBody(undefined)).toBeNull();
  expect(loggedBody('text')).toBe('text');
});

it('the log keeps a sentence instead of a body that is too long or nested too deeply', () => {
  expect(loggedBody({ text: 'x'.repeat(300_000) })).toBe('(300011 characters, too many to be kept)');
  const deep: unknown = JSON.parse(`${'[{"a":'.repeat(9_000)}1${'}]'.repeat(9_000)}`);
  expect(loggedBody({ deep })).toBe('(nested too deeply to be kept)');
});
