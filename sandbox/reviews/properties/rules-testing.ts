import {
  addRun,
  apply,
  assign,
  DAY,
  elapse,
  endRound,
  finish,
  type Model,
  type ModelItem,
  openOf,
  type Review,
  type Round,
  type Run,
  runsOf,
  write,
} from './model-testing';
import { type DefinitionShape, startOf } from './plan-testing';
import type { Form, StepNamed } from './steps-testing';

/**
 * A decision as a step makes it. The functions below tell whether Graph must accept a step; they change the
 * model only where they return true.
 */
type Decided = { decision: string; reason: boolean };

export const reasonOf = ({ reason }: Decided): string => (reason ? 'Because of the property.' : '');

const lacksReason = ({ review }: Run, { decision, reason }: Decided): boolean =>
  review.shape.reasons && !reason && (decision === 'Approve' || decision === 'Deny');

/** The open round that this form addresses; undefined where the named stage isn't the open one. */
function reached(run: Run, form: Form, stage: number): Round | undefined {
  const round = run.status === 'InProgress' ? openOf(run) : undefined;
  if (form !== 'stage') return round;
  return run.review.shape.staged && round?.number === stage ? round : undefined;
}

const shown = (who: string, given: Decided) => ({
  decision: given.decision,
  justification: reasonOf(given),
  by: who,
});

export function decide(run: Run, step: StepNamed<'decide'>, item: ModelItem): boolean {
  const round = reached(run, step.form, step.stage);
  if (!round?.deciders.get(step.who)?.includes(item) || lacksReason(run, step)) return false;
  write(item, shown(step.who, step), round.number);
  return true;
}

/** The items that a caller reaches in a round; undefined where there are none. */
function reach(round: Round | undefined, who: string, form: Form): ModelItem[] | undefined {
  if (who !== 'app') return round?.deciders.get(who);
  return form === 'pending' ? undefined : round?.items;
}

export function batch(run: Run, step: StepNamed<'batch'>, isMeant: (item: ModelItem) => boolean): boolean {
  const round = reached(run, step.form, step.stage);
  const items = reach(round, step.who, step.form);
  if (!round || !items || lacksReason(run, step)) return false;
  for (const item of items.filter(isMeant)) write(item, shown(step.who, step), round.number);
  return true;
}

/** Items that were decided in this very round stay unchanged. */
export function advice(run: Run, step: StepNamed<'advice'>): boolean {
  const round = reached(run, step.form, step.stage);
  const items =
    step.who === 'app' && step.form === 'instance' ? undefined : reach(round, step.who, step.form);
  if (!round || !items || run.review.shape.reasons) return false;
  const open = items.filter((item) => item.stage < round.number || item.decision === 'NotReviewed');
  for (const item of open)
    write(item, { decision: item.advice, justification: '', by: step.who }, round.number);
  return true;
}

export function all(
  model: Model,
  step: StepNamed<'all'>,
  isMeant: (run: Run, item: ModelItem) => boolean,
): boolean {
  if (step.who === 'app' || step.decision === 'NotReviewed') return false;
  const meant = runsOf(model).flatMap((run) => {
    const items = reached(run, 'instance', 0)?.deciders.get(step.who) ?? [];
    return items.filter((item) => isMeant(run, item)).map((item) => ({ run, item }));
  });
  if (meant.some(({ run }) => lacksReason(run, step))) return false;
  for (const { run, item } of meant) write(item, shown(step.who, step), openOf(run)?.number ?? 0);
  return true;
}

export const manages = (who: string): boolean => who === 'admin' || who === 'app';

export function reset(run: Run): boolean {
  if (run.status !== 'InProgress') return false;
  for (const item of run.items)
    write(item, { decision: 'NotReviewed', justification: '', by: null }, run.rounds.length);
  return true;
}

export function stop(model: Model, run: Run): boolean {
  if (run.status !== 'InProgress') return false;
  finish(model, run);
  return true;
}

export function stopStage(model: Model, run: Run, stage: number): boolean {
  if (!reached(run, 'stage', stage)) return false;
  endRound(model, run, model.now);
  return true;
}

export function applyByHand(model: Model, run: Run): boolean {
  const over = run.status === 'Completed' || run.status === 'AutoReviewed';
  if (!over || run.review.shape.autoApply) return false;
  apply(model, run);
  return true;
}

/** Ends every run that has begun and cancels the others; a review that never began ends without items. */
export function stopAll(model: Model, { review }: Run): boolean {
  const waits = ({ status }: Run) => status === 'NotStarted';
  if (review.runs.every(waits)) {
    for (const run of review.runs) run.status = 'Completed';
    return true;
  }
  const running = review.runs.filter(({ status }) => status === 'InProgress');
  if (running.length === 0 && !review.runs.some(waits)) return false;
  review.runs = review.runs.filter((run) => !waits(run));
  for (const run of running) finish(model, run);
  return true;
}

export function remove(model: Model, { review }: Run): boolean {
  model.reviews = model.reviews.filter((other) => other !== review);
  return true;
}

export function changeReviewers(model: Model, run: Run, step: StepNamed<'reviewers'>): boolean {
  const round = reached(run, step.form, step.stage);
  const plan = round && run.stages[round.number - 1];
  if (!manages(step.who) || !round || !plan) return false;
  // Stages have reviewers of their own, whatever the instance names.
  if (run.review.shape.staged && step.form === 'instance') return true;
  plan.reviewers = step.reviewers;
  assign(model, run, round);
  return true;
}

/** False: the person is in the group already, or is not. */
export function move(model: Model, { do: way, person, group }: StepNamed<'join' | 'leave'>): boolean {
  const members = model.members[group];
  if (members.includes(person) === (way === 'join')) return false;
  model.members[group] = way === 'join' ? [...members, person] : members.filter((one) => one !== person);
  return true;
}

/**
 * Adds a review. A series that began in the past starts with the occurrence that has not ended;
 * where all have, with the last.
 */
export function addReview(model: Model, id: string, shape: DefinitionShape): void {
  const review: Review = { id, shape, firstAt: startOf(shape, model.now), runs: [] };
  const length = shape.stages.reduce((days, stage) => days + stage.days, 0) * DAY;
  addRun(review, shape.weeks > 1 && review.firstAt + length <= model.now ? 2 : 1);
  model.reviews.push(review);
  elapse(model);
}

/** Moves the time, and runs what is due. */
export function pass(model: Model, seconds: number): void {
  model.now += seconds * 1000;
  elapse(model);
}
