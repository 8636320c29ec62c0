import { expect, it } from 'vitest';
import { loggedBody } from './logged-body';

it('keeps a body of ordinary size as it was sent', () => {
  const body = { requests: [{ body: { justification: 'x'.repeat(4_000) } }] };
  expect(loggedBody(body)).toBe(body);
  expect(loggedBody(undefined)).toBeNull();
  expect(loggedBody('text')).toBe('text');
});

it('keeps a sentence in place of what is too long, or too deep to be written again', () => {
  expect(loggedBody({ text: 'x'.repeat(300_000) })).toBe('(300011 characters, too many to be kept)');
  const deep: unknown = JSON.parse(`${'[{"a":'.repeat(9_000)}1${'}]'.repeat(9_000)}`);
  expect(loggedBody({ deep })).toBe('(nested too deeply to be kept)');
});
