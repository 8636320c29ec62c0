import fc from 'fast-check';
import { type DefinitionShape, type GroupName, type ReviewersKind, shapes } from './plan-testing';

/** The ways to decide: at the instance, at one of its stages, by the deprecated short path. */
export type Form = 'instance' | 'stage' | 'pending';

interface GivenDecision {
  decision: string;
  reason: boolean;
}

/** Numbers that select, modulo the count, among the objects that exist when the step is taken. */
interface Aim {
  run: number;
  stage: number;
  item: number;
  form: Form;
  /** `hit`: where the step is possible, by a user who may; `near`: perhaps on another reviewer’s item. */
  aim: 'hit' | 'near' | 'anything';
}

interface DecideStep extends Aim, GivenDecision {
  who: string;
}

export type Step =
  | { do: 'create'; shape: DefinitionShape }
  | ({ do: 'decide' } & DecideStep)
  | ({ do: 'batch'; only: ItemSelection } & DecideStep)
  | ({ do: 'advice' } & DecideStep)
  | ({ do: 'all'; only: ItemSelection } & DecideStep)
  | ({ do: 'reset' | 'stop' | 'stopStage' | 'apply' | 'remind' | 'stopAll' | 'delete'; who: string } & Aim)
  | ({ do: 'reviewers'; who: string; reviewers: ReviewersKind } & Aim)
  | { do: 'join'; person: string; group: GroupName }
  | { do: 'leave'; person: string; group: GroupName }
  | { do: 'wait'; seconds: number }
  | { do: 'look'; who: string; top: number };

/** The steps with these names. */
export type StepNamed<Name extends Step['do']> = Step extends infer One
  ? One extends { do: infer Does }
    ? Does extends Name
      ? One
      : never
    : never
  : never;

/** The selection of an action on many items. */
export type ItemSelection = 'everything' | 'principal' | 'resource' | 'both' | 'nothing';

/** Reviewers, people who may become reviewers, one who never does, the administrator, and an application. */
export const ACTORS = ['adelev', 'alexw', 'robertd', 'seano', 'nestorw', 'pattif', 'leeg', 'admin', 'app'];
/** The people who join and leave groups. */
const JOINERS = ['adelev', 'alexw', 'robertd', 'seano', 'yukit', 'leeg', 'gradya', 'dmitrio'];

const aim = {
  run: fc.nat({ max: 11 }),
  stage: fc.nat({ max: 2 }),
  item: fc.nat({ max: 5 }),
  form: fc.constantFrom<Form>('instance', 'instance', 'stage', 'pending'),
  aim: fc.constantFrom<Aim['aim']>('hit', 'hit', 'near', 'anything'),
};
const decides = {
  ...aim,
  who: fc.constantFrom(...ACTORS),
  decision: fc.constantFrom('Approve', 'Deny', 'DontKnow', 'NotReviewed'),
  reason: fc.constantFrom(true, true, false),
};
const managed = { ...aim, who: fc.constantFrom('admin', 'admin', 'admin', 'app', 'adelev') };
const moved = {
  person: fc.constantFrom(...JOINERS),
  group: fc.constantFrom<GroupName>('server', 'building'),
};
const only = fc.constantFrom<ItemSelection>('everything', 'principal', 'resource', 'both', 'nothing');
const reviewers = fc.constantFrom<ReviewersKind>('adele', 'both', 'self', 'managers', 'owners', 'building');

const DAY = 86_400;
const seconds = fc.oneof(
  fc.nat({ max: 100 }),
  fc.integer({ min: 3600, max: 3 * DAY }),
  fc.integer({ min: 5 * DAY, max: 70 * DAY }),
);
const top = fc.integer({ min: 1, max: 7 });

const is = <const Name extends Step['do']>(...names: Name[]) => fc.constantFrom<Name>(...names);

const weighted: [number, fc.Arbitrary<Step>][] = [
  [3, fc.record({ do: is('create'), shape: shapes })],
  [9, fc.record({ do: is('decide'), ...decides })],
  [4, fc.record({ do: is('batch'), only, ...decides })],
  [2, fc.record({ do: is('advice'), ...decides })],
  [2, fc.record({ do: is('all'), only, ...decides })],
  [2, fc.record({ do: is('stopStage'), ...managed })],
  [2, fc.record({ do: is('stop', 'apply'), ...managed })],
  [1, fc.record({ do: is('reset', 'remind', 'stopAll', 'delete'), ...managed })],
  [2, fc.record({ do: is('reviewers'), reviewers, ...managed })],
  [2, fc.oneof(fc.record({ do: is('join'), ...moved }), fc.record({ do: is('leave'), ...moved }))],
  [3, fc.record({ do: is('wait'), seconds })],
  [1, fc.record({ do: is('look'), who: fc.constantFrom(...ACTORS), top })],
];
const step = fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary })));

/** A sequence that begins with a review of a person without a manager, so that the steps have work to do. */
export const sequences: fc.Arbitrary<Step[]> = fc
  .tuple(shapes, fc.array(step, { maxLength: 40, size: 'max' }))
  .map(([shape, steps]) => [
    { do: 'join', person: 'gradya', group: shape.group },
    { do: 'create', shape },
    ...steps,
  ]);
