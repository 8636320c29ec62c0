import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAnswer, type Exchange } from './check-answer';
import { observedAnswers } from './examples';
import { MUTATIONS, placesIn } from './mutations-testing';
import { v1Schema } from './v1-schema';

const SCHEMA = v1Schema();
const ANSWERS = observedAnswers();
const DEFINITION = '/identityGovernance/accessReviews/definitions/d';
const INSTANCE = `${DEFINITION}/instances/i`;
const ENTITY = 'https://graph.microsoft.com/v1.0/$metadata#identityGovernance/accessReviews/definitions';

const problems = (exchange: Partial<Exchange>) =>
  checkAnswer(
    { version: 'v1.0', method: 'GET', path: DEFINITION, status: 200, body: undefined, ...exchange },
    SCHEMA,
  );

/** A context inside an entity is not compared with the path. */
const isInner = (name: string, holder: object) => name === '@odata.context' && !('value' in holder);

describe('answers that were seen on Graph’s wire', () => {
  it.each(ANSWERS)('pass: $name', ({ exchange }) => {
    expect(checkAnswer(exchange, SCHEMA)).toEqual([]);
  });

  it.each(MUTATIONS)('fail wherever this rule is broken: $rule', ({ at, broken }) => {
    const answers = ANSWERS.filter(({ exchange }) => placesIn(exchange.body).some(at));
    expect(answers).not.toEqual([]);
    fc.assert(
      fc.property(fc.constantFrom(...answers), fc.nat(), ({ exchange }, choice) => {
        const body = structuredClone(exchange.body);
        const places = placesIn(body).filter((place) => at(place) && !isInner(place.name, place.holder));
        const place = places[choice % places.length];
        if (place) broken(place);
        expect(checkAnswer({ ...exchange, body }, SCHEMA)).not.toEqual([]);
      }),
    );
  });
});

describe('actions and functions', () => {
  it.each([
    `${DEFINITION}/stop`,
    `${INSTANCE}/stop`,
    `${INSTANCE}/applyDecisions`,
    `${INSTANCE}/resetDecisions`,
    `${INSTANCE}/sendReminder`,
    `${INSTANCE}/acceptRecommendations`,
    `${INSTANCE}/microsoft.graph.batchRecordDecisions()`,
    `${INSTANCE}/stages/s/stop`,
    `${INSTANCE}/stages/s/batchRecordDecisions`,
    `${INSTANCE}/stages/s/acceptRecommendations`,
  ])('%s must answer 204 without a body', (path) => {
    expect(problems({ method: 'POST', path, status: 204 })).toEqual([]);
    expect(problems({ method: 'POST', path, status: 200, body: {} })).not.toEqual([]);
    expect(problems({ method: 'POST', path, status: 204, body: {} })).not.toEqual([]);
    expect(problems({ path, body: {} })).not.toEqual([]);
  });

  it('creating a download link must answer 200 with the instance', () => {
    const path = '/identityGovernance/accessReviews/historyDefinitions/h/instances/i/generateDownloadUri';
    const body = { id: 'i', status: 'done', downloadUri: 'https://example.com/a.csv' };
    expect(problems({ method: 'POST', path, body })).toEqual([]);
    expect(problems({ method: 'POST', path, status: 204 })).not.toEqual([]);
    expect(problems({ method: 'POST', path, body: { ...body, status: 'Done' } })).not.toEqual([]);
  });

  it.each(['definitions', 'definitions/d/instances', 'definitions/d/instances/i/stages'])(
    'filterByCurrentUser on %s must return a list of that set’s type',
    (set) => {
      const path = `/identityGovernance/accessReviews/${set}/filterByCurrentUser(on='reviewer')`;
      const type = { definitions: 'ScheduleDefinition', instances: 'Instance', stages: 'Stage' }[
        set.split('/').at(-1) ?? ''
      ];
      const context = `https://graph.microsoft.com/v1.0/$metadata#Collection(accessReview${type})`;
      const item = { '@odata.type': `#microsoft.graph.accessReview${type}`, id: 'x', status: 'InProgress' };
      expect(problems({ path, body: { '@odata.context': context, value: [item] } })).toEqual([]);
      const decision = { ...item, '@odata.type': '#microsoft.graph.accessReviewInstanceDecisionItem' };
      expect(problems({ path, body: { '@odata.context': context, value: [decision] } })).not.toEqual([]);
      expect(problems({ path, body: { '@odata.context': `${ENTITY}/$entity`, value: [item] } })).not.toEqual(
        [],
      );
    },
  );

  it.each([
    `${DEFINITION}/sendReminder`,
    `${INSTANCE}/stages/s/resetDecisions`,
    `${INSTANCE}/decisions/x/stop`,
    '/identityGovernance/accessReviews/decisions',
    '/identityGovernance/accessReviews/policy',
  ])('%s doesn’t exist in v1.0 and must answer 404', (path) => {
    const body = { error: { code: 'ResourceNotFound', message: 'No.' } };
    expect(problems({ method: 'POST', path, status: 404, body })).toEqual([]);
    expect(problems({ method: 'POST', path, status: 405, body })).not.toEqual([]);
    expect(problems({ method: 'POST', path, status: 204 })).not.toEqual([]);
  });
});

describe('statuses and envelopes', () => {
  const made = { '@odata.context': `${ENTITY}/$entity`, id: 'd', status: 'NotStarted' };

  it('creating a definition must answer 201, deleting one 204', () => {
    const path = '/identityGovernance/accessReviews/definitions';
    expect(problems({ method: 'POST', path, status: 201, body: made })).toEqual([]);
    expect(problems({ method: 'POST', path, status: 200, body: made })).not.toEqual([]);
    expect(problems({ method: 'DELETE', status: 204 })).toEqual([]);
    expect(problems({ method: 'DELETE', status: 200, body: made })).not.toEqual([]);
  });

  it('a single definition has no value wrapper and has its context, also with $select', () => {
    expect(problems({ body: made })).toEqual([]);
    const selected = `${ENTITY}(id,status)/$entity`;
    expect(
      problems({ path: `${DEFINITION}?$select=id`, body: { ...made, '@odata.context': selected } }),
    ).toEqual([]);
    expect(problems({ body: { value: made } })).not.toEqual([]);
    expect(problems({ body: { id: 'd' } })).not.toEqual([]);
  });

  it('a refusal must have an error with code and message', () => {
    expect(problems({ status: 403, body: { error: { code: 'Forbidden', message: 'No.' } } })).toEqual([]);
    expect(problems({ status: 403, body: { message: 'No.' } })).not.toEqual([]);
    expect(problems({ status: 403, body: { error: { code: 403, message: 'No.' } } })).not.toEqual([]);
  });
});
