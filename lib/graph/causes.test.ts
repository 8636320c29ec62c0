import { describe, expect, test } from 'vitest';
import { en } from '../messages/whole';
import { CAUSES } from '../review/causes';
import { problemOf } from './message';
import { toProblem } from './problem';
import { fakeGraph } from './testing';

const sentences: Record<string, { title: string; load: string; save: string } | string> = en.problems;

describe('each cause', () => {
  test.each(CAUSES.map((row) => [row.cause, row] as const))(
    '%s has its sentences and a source',
    (cause, row) => {
      const said = sentences[cause];
      expect(said).toMatchObject({
        title: expect.stringMatching(/\S/),
        load: expect.stringMatching(/\.$/),
        // What is kept is a sentence of its own.
        save: expect.stringMatching(/(\.|\{kept\})$/),
      });
      expect(row.sources.length).toBeGreaterThan(0);
      for (const source of row.sources)
        expect(source).toMatch(/^https:\/\/(learn\.microsoft|github)\.com\/\S+$/);
    },
  );

  test('the text for a save that failed says for every cause that something was kept or not saved', () => {
    const untold = CAUSES.filter(({ cause }) => {
      const said = sentences[cause];
      return typeof said !== 'object' || !/kept|not saved/.test(said.save);
    });
    expect(untold.map(({ cause }) => cause)).toEqual([]);
  });
});

describe('the cause of an answer', () => {
  const header = () => null;

  test.each<[unknown, string | undefined]>([
    [{ error: { code: 'NoLicense' } }, 'licence'],
    [{ error: { code: 'Forbidden', innerError: { code: 'PermissionScopeNotGranted' } } }, 'consent'],
    [{ error: { code: 'Forbidden', innererror: { code: 'NoLicense' } } }, 'licence'],
    [{ error: { code: '', message: 'NoLicense' } }, undefined],
    [{ error: { code: 7 } }, undefined],
    [{ error: 'NoLicense' }, undefined],
    [{ Message: 'NoLicense' }, undefined],
    [undefined, undefined],
  ])('with the body %j is %s', (body, cause) => {
    const problem = problemOf({ status: 403, header, body });
    expect([problem.code, problem.cause]).toEqual(['forbidden', cause]);
    expect(toProblem(problem).cause).toBe(cause);
  });

  test('is looked for in five levels and no deeper', () => {
    const nested = (depth: number): object =>
      depth === 0 ? { code: 'NoLicense' } : { code: 'x', innerError: nested(depth - 1) };
    const at = (depth: number) => problemOf({ status: 403, header, body: { error: nested(depth) } }).cause;
    expect([at(4), at(5)]).toEqual(['licence', undefined]);
  });

  test.each([
    [65001, 'signIn', 'consent'],
    [53003, 'signIn', 'conditionalAccess'],
    [90033, 'unavailable', 'unavailable'],
    [50196, 'unavailable', 'throttled'],
    [50058, 'signIn', undefined],
    [undefined, 'signIn', undefined],
  ])('of a sign-in is read from Entra’s code: %s', async (entraCode, code, cause) => {
    const { graph } = fakeGraph(() => ({}), {
      getToken: async () => {
        throw Object.assign(new Error('x'), { name: 'SignInNeeded', entraCode });
      },
    });
    const error: unknown = await graph.try({ method: 'GET', address: '/me' }).catch((thrown) => thrown);
    expect(toProblem(error)).toEqual({ code, ...(cause && { cause }) });
  });
});
