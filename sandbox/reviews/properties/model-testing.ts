import type { DefinitionShape, GroupName, ReviewersKind, StageShape } from './plan-testing';

export const DAY = 86_400_000;

interface ModelDecision {
  decision: string;
  justification: string;
  /** An alias, `app` or `system`. */
  by: string | null;
}

/** One person’s membership under review. */
export interface ModelItem extends ModelDecision {
  person: string;
  advice: string;
  /** The stage of the last answer; 0: none. */
  stage: number;
  applyResult: string;
}

/** One stage of a run; a review without stages has one round. */
export interface Round {
  number: number;
  endAt: number;
  open: boolean;
  items: ModelItem[];
  /** The items of each reviewer. */
  deciders: Map<string, ModelItem[]>;
}

/** One instance. */
export interface Run {
  review: Review;
  number: number;
  startAt: number;
  status: 'NotStarted' | 'InProgress' | 'Completed' | 'AutoReviewed' | 'Applied';
  stages: StageShape[];
  rounds: Round[];
  items: ModelItem[];
}

export interface Review {
  id: string;
  shape: DefinitionShape;
  firstAt: number;
  runs: Run[];
}

export interface ModelPerson {
  manager: string | null;
  lastSignIn: number | null;
}

/**
 * The expected tenant, by Microsoft’s pages and the README’s "undocumented", written without the engine's
 * code.
 */
export interface Model {
  now: number;
  people: Map<string, ModelPerson>;
  members: Record<GroupName, string[]>;
  owners: Record<GroupName, string[]>;
  reviews: Review[];
}

const UNDECIDED: ModelDecision = { decision: 'NotReviewed', justification: '', by: null };

/** Writes one answer; taking it back removes everything except the stage. */
export function write(item: ModelItem, answer: ModelDecision, stage: number): void {
  Object.assign(item, answer.decision === 'NotReviewed' ? UNDECIDED : answer, { stage });
}

/** Microsoft: the recommendation is Approve for people who signed in during the 30 days before the start. */
function adviceOn({ people }: Model, person: string, startAt: number): string {
  return (people.get(person)?.lastSignIn ?? 0) >= startAt - 30 * DAY ? 'Approve' : 'Deny';
}

function reviewersOf(model: Model, kind: ReviewersKind, group: GroupName): string[] {
  if (kind === 'adele') return ['adelev'];
  if (kind === 'both') return ['adelev', 'alexw'];
  if (kind === 'owners') return model.owners[group];
  return kind === 'building' ? model.members.building : [];
}

/** The reviewer of one single item. */
function oneFor(model: Model, kind: ReviewersKind, { person }: ModelItem): string | null {
  if (kind === 'self') return person;
  return kind === 'managers' ? (model.people.get(person)?.manager ?? null) : null;
}

/** Assigns the items of a round to its reviewers, by the directory as it is now. */
export function assign(model: Model, run: Run, round: Round): void {
  const { reviewers, fallback } = run.stages[round.number - 1] as StageShape;
  const all = reviewersOf(model, reviewers, run.review.shape.group);
  round.deciders = new Map(all.map((alias) => [alias, round.items]));
  if (all.length > 0) return;
  for (const item of round.items) {
    const who = oneFor(model, reviewers, item) ?? (fallback ? 'admin' : null);
    if (who !== null) round.deciders.set(who, [...(round.deciders.get(who) ?? []), item]);
  }
}

function movesOn({ movesOn }: StageShape, { decision }: ModelItem): boolean {
  if (movesOn.length === 0) return true;
  const undecided = decision === 'NotReviewed' && movesOn.includes('Recommendation');
  return undecided || movesOn.some((moving) => moving === decision);
}

function openRound(model: Model, run: Run, at: number): void {
  const before = run.rounds.at(-1);
  const number = run.rounds.length + 1;
  const plan = run.stages[number - 1] as StageShape;
  const last = run.stages[number - 2];
  const items = before ? before.items.filter((item) => last && movesOn(last, item)) : run.items;
  for (const item of run.items) item.advice = adviceOn(model, item.person, at);
  const round: Round = { number, endAt: at + plan.days * DAY, open: true, items, deciders: new Map() };
  run.rounds.push(round);
  assign(model, run, round);
}

/** Plans an occurrence; occurrences are a week apart. */
export function addRun(review: Review, number: number): void {
  const startAt = review.firstAt + (number - 1) * 7 * DAY;
  const stages = review.shape.stages.map((stage) => ({ ...stage }));
  review.runs.push({ review, number, startAt, status: 'NotStarted', stages, rounds: [], items: [] });
}

function begin(model: Model, run: Run): void {
  const { review } = run;
  run.status = 'InProgress';
  run.items = model.members[review.shape.group].map((person) => ({
    ...UNDECIDED,
    person,
    advice: '',
    stage: 0,
    applyResult: 'New',
  }));
  openRound(model, run, run.startAt);
  if (run.number < review.shape.weeks) addRun(review, run.number + 1);
}

/** Applies the decisions: denied members leave their group. */
export function apply(model: Model, run: Run): void {
  const { members } = model;
  const { group } = run.review.shape;
  for (const item of run.items) {
    if (item.decision === 'NotReviewed') continue;
    const gone = item.decision === 'Deny' && !members[group].includes(item.person);
    item.applyResult = gone ? 'AppliedSuccessfullyButObjectNotFound' : 'AppliedSuccessfully';
    if (item.decision === 'Deny') members[group] = members[group].filter((alias) => alias !== item.person);
  }
  run.status = 'Applied';
}

/**
 * Ends a run: records the default decision for items that nobody decided, then applies the
 * results if the review applies itself.
 */
export function finish(model: Model, run: Run): void {
  const { defaultDecision, autoApply } = run.review.shape;
  for (const round of run.rounds) round.open = false;
  run.status = 'Completed';
  if (defaultDecision !== 'None') {
    for (const item of run.items.filter(({ decision }) => decision === 'NotReviewed')) {
      const decision = defaultDecision === 'Recommendation' ? item.advice : defaultDecision;
      write(item, { decision, justification: '', by: 'system' }, run.rounds.length);
    }
    run.status = 'AutoReviewed';
  }
  if (autoApply) apply(model, run);
}

/** Ends the open stage: the next one opens, or the run ends. */
export function endRound(model: Model, run: Run, at: number): void {
  for (const round of run.rounds) round.open = false;
  if (run.rounds.length < run.stages.length) openRound(model, run, at);
  else finish(model, run);
}

export const runsOf = ({ reviews }: Model): Run[] => reviews.flatMap(({ runs }) => runs);

export const openOf = ({ rounds }: Run): Round | undefined => rounds.find(({ open }) => open);

const dueOf = (run: Run): number =>
  run.status === 'NotStarted' ? run.startAt : (openOf(run)?.endAt ?? Number.POSITIVE_INFINITY);

/** Runs what is due by now, in order. */
export function elapse(model: Model): void {
  for (;;) {
    const [next] = runsOf(model).sort((a, b) => dueOf(a) - dueOf(b));
    if (!next || dueOf(next) > model.now) return;
    if (next.status === 'NotStarted') begin(model, next);
    else endRound(model, next, dueOf(next));
  }
}
