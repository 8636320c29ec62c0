import { describe, expect, test } from 'vitest';
import { CAUSES, causeOfEntra, causeOfGraph, helpFor, sentenceOf } from './causes';
import type { Cause, ProblemCode } from './problem';

describe('the table of causes', () => {
  test('names each cause and each code once', () => {
    const causes = CAUSES.map(({ cause }) => cause);
    const codes = CAUSES.flatMap(({ graph, entra }) => [
      ...graph.map((code) => code.toLowerCase()),
      ...entra,
    ]);
    expect(new Set(causes).size).toBe(causes.length);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('the cause', () => {
  test.each<[number, string[], Cause | undefined]>([
    [403, ['NoLicense'], 'licence'],
    [403, ['nolicense'], 'licence'],
    [403, ['Forbidden', 'PermissionScopeNotGranted'], 'consent'],
    [403, ['NoLicense', 'somethingNew'], 'licence'],
    [403, ['Forbidden'], undefined],
    [403, [''], undefined],
    [403, [], undefined],
    [410, ['x'], 'deleted'],
    [404, ['ResourceNotFound'], undefined],
  ])('of %i with %o is %s', (status, codes, cause) => {
    expect(causeOfGraph(status, codes)).toBe(cause);
  });

  test.each<[number | undefined, Cause | undefined]>([
    [65001, 'consent'],
    [90094, 'consent'],
    [700016, 'notSetUp'],
    [50105, 'notAssigned'],
    [50020, 'wrongTenant'],
    [500200, 'wrongAccount'],
    [53003, 'conditionalAccess'],
    [50057, 'accountDisabled'],
    [50053, 'accountLocked'],
    [50196, 'throttled'],
    [90033, 'unavailable'],
    [50058, undefined],
    [undefined, undefined],
  ])('of AADSTS%s is %s', (number, cause) => {
    expect(causeOfEntra(number)).toBe(cause);
  });
});

describe('what is said of a problem', () => {
  test.each<[ProblemCode, Cause | undefined, string, string | null]>([
    ['forbidden', 'licence', 'licence', 'tryAgain'],
    ['forbidden', undefined, 'forbidden', null],
    ['signIn', 'consent', 'consent', 'signIn'],
    ['signIn', 'accountDisabled', 'accountDisabled', null],
    ['signIn', undefined, 'signIn', 'signIn'],
    ['ended', 'wrongAccount', 'ended', null],
    ['notFound', 'deleted', 'deleted', null],
    ['notFound', undefined, 'notFound', 'tryAgain'],
    ['brokenOff', undefined, 'brokenOff', 'tryAgain'],
  ])('%s for %s is %s, and helped by %s', (code, cause, sentence, help) => {
    const problem = { code, ...(cause && { cause }) };
    expect([sentenceOf(problem), helpFor(problem)]).toEqual([sentence, help]);
  });
});
