import { expect, it } from 'vitest';
import { checkAnswer, type Exchange } from './check-answer';
import { propertyOf } from './model';
import { readTypes } from './types-model';
import { typesSchema } from './types-schema';

const SMALL = `
export type NullableOption<T> = T | null;
export type Mood = "calm" | "cross";
export interface Entity { id?: string; }
export interface Cat extends Entity {
  name?: NullableOption<string>;
  mood?: NullableOption<Mood>;
  lives?: number;
  bornDateTime?: string;
  kittens?: NullableOption<Cat[]>;
  vet?: Clinic.Vet;
}
export namespace Clinic { interface Vet { name?: string; } }
`;

it('reads interfaces with their base types, null, lists, enums and times', () => {
  const model = readTypes(SMALL);
  expect(model.enums).toEqual({ mood: ['calm', 'cross'] });
  expect(Object.keys(model.structures)).toEqual(['entity', 'cat']);
  const of = (name: string) => {
    const { type, nullable } = propertyOf(model, 'cat', name) ?? { type: { name: '', collection: false } };
    return [type.name, type.collection, nullable];
  };
  expect(of('id')).toEqual(['Edm.String', false, false]);
  expect(of('name')).toEqual(['Edm.String', false, true]);
  expect(of('mood')).toEqual(['mood', false, true]);
  expect(of('lives')).toEqual(['Edm.Double', false, false]);
  expect(of('bornDateTime')).toEqual(['Edm.DateTimeOffset', false, false]);
  expect(of('kittens')).toEqual(['cat', true, true]);
  expect(of('vet')).toEqual(['Edm.Untyped', false, false]);
});

const BETA_ITEM = '/identityGovernance/accessReviews/definitions/d/instances/i/decisions/x';
const USER = { id: 'u', displayName: 'Adele Vance', userType: 'Member' };

async function problems(version: Exchange['version'], path: string, body: unknown, status = 200) {
  return checkAnswer({ version, method: 'GET', path, status, body }, await typesSchema(version));
}

it('a person is valid alone, as a manager and in a list', async () => {
  const context = 'https://graph.microsoft.com/v1.0/$metadata#users';
  const manager = { '@odata.type': '#microsoft.graph.user', ...USER };
  expect(await problems('v1.0', '/me', { '@odata.context': `${context}/$entity`, ...USER })).toEqual([]);
  expect(await problems('v1.0', '/me/manager', manager)).toEqual([]);
  expect(
    await problems('v1.0', '/users', { '@odata.context': context, value: [{ ...USER, manager }] }),
  ).toEqual([]);
  expect(await problems('v1.0', '/groups/g/members/microsoft.graph.user', { value: [USER] })).toEqual([]);
});

it('an entity the token may not read is valid only if all its properties are null', async () => {
  const hidden = { '@odata.type': '#microsoft.graph.group', id: 'g', displayName: null, groupTypes: null };
  expect(await problems('v1.0', '/me/memberOf', { value: [hidden] })).toEqual([]);
  expect(await problems('v1.0', '/me/memberOf', { value: [{ ...hidden, displayName: 'G' }] })).not.toEqual(
    [],
  );
});

it.each([
  ['an undeclared property', '/me', { ...USER, alias: 'adelev' }],
  ['a list in place of a text', '/me', { ...USER, displayName: ['Adele'] }],
  ['a number in place of a flag', '/policies/authorizationPolicy', { blockMsolPowerShell: 1 }],
  ['a manager without her type', '/me/manager', USER],
  ['a group in place of a user', '/users', { value: [{ '@odata.type': '#microsoft.graph.group', id: 'g' }] }],
  ['an invalid time', '/me', { ...USER, createdDateTime: 'yesterday' }],
  [
    'another version’s context',
    '/me',
    { ...USER, '@odata.context': 'https://graph.microsoft.com/beta/$metadata#users' },
  ],
  ['an entity set that exists on beta only', '/accessReviews', { value: [] }],
])('%s fails', async (_, path, body) => {
  expect(await problems('v1.0', path, body)).not.toEqual([]);
});

it('beta has its own properties, and v1.0’s stricter types for those in both versions', async () => {
  const target = {
    '@odata.type': '#microsoft.graph.accessReviewInstanceDecisionItemUserTarget',
    userId: 'u',
  };
  expect(await problems('beta', BETA_ITEM, { id: 'x', target })).toEqual([]);
  expect(await problems('beta', BETA_ITEM, { id: 'x', target: { userId: 'u' } })).not.toEqual([]);
  const definition = '/identityGovernance/accessReviews/definitions/d';
  const settings = (instanceDurationInDays: unknown) => ({ id: 'd', settings: { instanceDurationInDays } });
  expect(await problems('beta', definition, settings(3))).toEqual([]);
  expect(await problems('beta', definition, settings(3.5))).not.toEqual([]);
  expect(await problems('beta', definition, { id: 'd', settings: { applyActions: [{}] } })).not.toEqual([]);
});

it('beta has the older API with its own property names', async () => {
  const decision = { id: 'x', accessReviewId: 'r', reviewResult: 'Approve', accessRecommendation: 'Deny' };
  expect(await problems('beta', '/accessReviews/r/myDecisions', { value: [decision] })).toEqual([]);
  expect(
    await problems('beta', '/accessReviews/r/decisions', { value: [{ ...decision, decision: 'Approve' }] }),
  ).toEqual([{ path: '$.value[0].decision', problem: 'accessReviewDecision has no property decision' }]);
  expect(
    await problems('beta', '/programs', { value: [{ id: 'p', displayName: 'P', description: 'D' }] }),
  ).toEqual([]);
});
