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
    for (const code of codes) expect(String(code)).toMatch(typeof code === 'number' ? /^\d{5,7}$/ : /^\w+$/);
  });

  test('has a source for each cause, and a code for each cause except "deleted"', () => {
    expect(CAUSES.filter(({ sources }) => sources.length === 0)).toEqual([]);
    const withoutCode = CAUSES.filter(({ graph, entra }) => graph.length + entra.length === 0);
    expect(withoutCode.map(({ cause }) => cause)).toEqual(['deleted']);
  });

  test('says for each cause whether asking again or a sign-in can help', () => {
    expect(Object.fromEntries(CAUSES.map(({ cause, help }) => [cause, help]))).toEqual({
      licence: 'tryAgain',
      consent: 'signIn',
      notSetUp: 'tryAgain',
      notAssigned: 'signIn',
      wrongTenant: 'signIn',
      wrongAccount: null,
      conditionalAccess: 'signIn',
      accountDisabled: null,
      accountLocked: 'signIn',
      throttled: 'tryAgain',
      unavailable: 'tryAgain',
      deleted: null,
    });
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
    [403, ['Authorization_IdentityNotFound'], 'notSetUp'],
    [403, ['Authorization_RequestDenied'], 'wrongAccount'],
    [403, ['activityLimitReached'], 'throttled'],
    [403, ['ServiceUnavailable'], 'unavailable'],
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
    ['offline', undefined, 'offline', 'tryAgain'],
    ['ended', undefined, 'ended', null],
    ['throttled', undefined, 'throttled', 'tryAgain'],
    ['refused', undefined, 'refused', null],
    ['unavailable', undefined, 'unavailable', 'tryAgain'],
    ['unreadable', undefined, 'unreadable', 'tryAgain'],
    ['untrusted', undefined, 'untrusted', null],
  ])('%s for %s is %s, and helped by %s', (code, cause, sentence, help) => {
    const problem = { code, ...(cause && { cause }) };
    expect([sentenceOf(problem), helpFor(problem)]).toEqual([sentence, help]);
  });
});
