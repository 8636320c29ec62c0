import { isObject } from './check-value';

/** A place in a JSON value: the object that contains it, and its name there. */
export interface Place {
  holder: Record<string, unknown>;
  name: string;
  value: unknown;
}

/** Every property of every object in a JSON value, the outermost first. */
export function placesIn(value: unknown): Place[] {
  if (Array.isArray(value)) return value.flatMap(placesIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    { holder: value, name, value: inner },
    ...placesIn(inner),
  ]);
}

/** One way to break a rule: the places where it can be broken, and the value put there. */
export interface Mutation {
  rule: string;
  at: (place: Place) => boolean;
  broken: (place: Place) => void;
}

const put =
  (value: unknown) =>
  ({ holder, name }: Place): void => {
    holder[name] = value;
  };

const isIn =
  (...names: string[]) =>
  ({ name, value }: Place): boolean =>
    names.includes(name) && value !== null;

const named = (pattern: RegExp) => (place: Place) =>
  pattern.test(place.name) && typeof place.value === 'string';
const ofType = (type: string) => (place: Place) =>
  place.holder['@odata.type'] === type && place.name === '@odata.type';

/** Properties that are not nullable in the CSDL and not null in the observed answers. */
const REQUIRED = [
  'id',
  'accessReviewId',
  'mailNotificationsEnabled',
  'reminderNotificationsEnabled',
  'justificationRequiredOnApproval',
  'defaultDecisionEnabled',
  'instanceDurationInDays',
  'autoApplyDecisionsEnabled',
  'recommendationsEnabled',
  'interval',
  'month',
  'dayOfMonth',
  'numberOfOccurrences',
];

/** Whether null breaks the place: an identity's id may be null, an entity's may not. */
const isRequired = (place: Place): boolean =>
  REQUIRED.includes(place.name) &&
  (place.name !== 'id' || 'accessReviewId' in place.holder || 'scope' in place.holder);

export const MUTATIONS: readonly Mutation[] = [
  {
    rule: 'no undeclared property',
    at: ({ name, value }) => isObject(value) && !name.includes('@'),
    broken: ({ value }) => {
      if (isObject(value)) value.invented = 'x';
    },
  },
  {
    rule: 'no unknown annotation',
    at: ({ value }) => isObject(value),
    broken: ({ value }) => {
      if (isObject(value)) value['@odata.invented'] = 'x';
    },
  },
  { rule: 'a text is a text', at: ({ value }) => typeof value === 'string', broken: put(7) },
  { rule: 'a flag is a flag', at: ({ value }) => typeof value === 'boolean', broken: put('true') },
  { rule: 'a number is a number', at: ({ value }) => typeof value === 'number', broken: put('1') },
  { rule: 'a whole number has no fraction', at: ({ value }) => typeof value === 'number', broken: put(1.5) },
  { rule: 'an object is an object', at: ({ value }) => isObject(value), broken: put('text') },
  { rule: 'a list is a list', at: ({ value }) => Array.isArray(value), broken: put({}) },
  { rule: 'a value that is not nullable is not null', at: isRequired, broken: put(null) },
  {
    rule: 'a time is in ISO 8601',
    at: (place) => named(/DateTime$/)(place) && place.name !== 'lastUserSignInDateTime',
    broken: put('7/19/2026 5:00:26 AM +00:00'),
  },
  { rule: 'a date is in the calendar', at: isIn('startDate', 'endDate'), broken: put('2026-02-30') },
  { rule: 'a date has no time', at: isIn('startDate', 'endDate'), broken: put('2026-02-20T00:00:00Z') },
  { rule: 'a duration is in ISO 8601', at: isIn('recommendationLookBackDuration'), broken: put('30 days') },
  {
    rule: 'a value of an enum is one of its members',
    at: isIn('signInScope', 'firstDayOfWeek', 'index'),
    broken: put('invented'),
  },
  { rule: 'a type is declared', at: isIn('@odata.type'), broken: put('#microsoft.graph.invented') },
  {
    rule: 'a type is the declared one or derived from it',
    at: isIn('@odata.type'),
    broken: put('#microsoft.graph.recurrenceRange'),
  },
  {
    rule: 'a type is not abstract',
    at: ofType('#microsoft.graph.removeAccessApplyAction'),
    broken: put('#microsoft.graph.accessReviewApplyAction'),
  },
  {
    rule: 'an object declared with an abstract type names its own type',
    at: ofType('#microsoft.graph.userLastSignInRecommendationInsightSetting'),
    broken: ({ holder }) => {
      delete holder['@odata.type'];
    },
  },
  {
    rule: 'a context names the path',
    at: isIn('@odata.context'),
    broken: put(
      'https://graph.microsoft.com/v1.0/$metadata#identityGovernance/accessReviews/historyDefinitions',
    ),
  },
  {
    rule: 'a context names the version',
    at: isIn('@odata.context'),
    broken: ({ holder, name, value }) => {
      holder[name] = String(value).replace('/v1.0/', '/beta/');
    },
  },
];
