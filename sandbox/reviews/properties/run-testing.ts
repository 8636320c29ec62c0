import { type Answer, REVIEWS_PATH } from '../../seed/world-testing';
import { type AimedCall, aimAt, formPath, type PropertyRun, runPath, stagePath } from './calls-testing';
import { decideAll, decideMany, decideOne, expectTaken, takeAdvice } from './decide-testing';
import { bodyOf, reviewerScopes } from './plan-testing';
import {
  addReview,
  applyByHand,
  changeReviewers,
  manages,
  move,
  remove,
  reset,
  stop,
  stopAll,
  stopStage,
} from './rules-testing';
import type { Step, StepNamed } from './steps-testing';

async function create(bench: PropertyRun, step: StepNamed<'create'>): Promise<void> {
  const { world, model } = bench;
  const body = bodyOf(world, step.shape, model.now);
  const answer = await world.call('admin', 'POST', REVIEWS_PATH, { body });
  expectTaken(bench, step, answer, true);
  addReview(model, answer.body.id, step.shape);
}

async function changeWho(
  bench: PropertyRun,
  { step, run }: AimedCall<StepNamed<'reviewers'>>,
): Promise<void> {
  if (step.form === 'pending') return;
  const path = await formPath(bench, run, step.form, step.stage);
  const reviewers = reviewerScopes(bench.world, step.reviewers, run.review.shape.group);
  const method = step.form === 'stage' ? 'PATCH' : 'PUT';
  const answer = await bench.world.call(step.who, method, path, { body: { scope: {}, reviewers } });
  expectTaken(bench, step, answer, changeReviewers(bench.model, run, step));
}

type Managed = StepNamed<'reset' | 'stop' | 'stopStage' | 'apply' | 'remind' | 'stopAll' | 'delete'>;

/** The address of each administrator's action, below the definition, the instance or the stage. */
async function addressOf(bench: PropertyRun, { step, run }: AimedCall<Managed>): Promise<[string, string]> {
  const definition = `${REVIEWS_PATH}/${run.review.id}`;
  if (step.do === 'delete') return ['DELETE', definition];
  if (step.do === 'stopAll') return ['POST', `${definition}/stop`];
  const path = await runPath(bench, run);
  if (step.do === 'stopStage') return ['POST', `${await stagePath(bench, path, step.stage)}/stop`];
  const names = { reset: 'resetDecisions', stop: 'stop', apply: 'applyDecisions', remind: 'sendReminder' };
  return ['POST', `${path}/${names[step.do]}`];
}

function managed({ model }: PropertyRun, { step, run }: AimedCall<Managed>): boolean {
  if (!manages(step.who)) return false;
  switch (step.do) {
    case 'reset':
      return reset(run);
    case 'stop':
      return stop(model, run);
    case 'stopStage':
      return stopStage(model, run, step.stage);
    case 'apply':
      return applyByHand(model, run);
    case 'remind':
      return run.status === 'InProgress';
    case 'stopAll':
      return stopAll(model, run);
    case 'delete':
      return remove(model, run);
  }
}

async function manage(bench: PropertyRun, aimed: AimedCall<Managed>): Promise<void> {
  const [method, path] = await addressOf(bench, aimed);
  const answer: Answer = await bench.world.call(aimed.step.who, method, path);
  expectTaken(bench, aimed.step, answer, managed(bench, aimed));
}

async function changeMembers(bench: PropertyRun, step: StepNamed<'join' | 'leave'>): Promise<void> {
  const { world, model } = bench;
  const members = `/groups/${world.group(step.group)}/members`;
  const person = world.person(step.person);
  const scopes = ['GroupMember.ReadWrite.All'];
  const answer =
    step.do === 'join'
      ? await world.call('admin', 'POST', `${members}/$ref`, {
          scopes,
          body: { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${person}` },
        })
      : await world.call('admin', 'DELETE', `${members}/${person}/$ref`, { scopes });
  expectTaken(bench, step, answer, move(model, step));
}

/** Takes one step in Graph and in the model, and compares the results. A step without a target is skipped. */
export async function perform(
  bench: PropertyRun,
  step: Exclude<Step, StepNamed<'wait' | 'look'>>,
): Promise<void> {
  if (step.do === 'create') return create(bench, step);
  if (step.do === 'join' || step.do === 'leave') return changeMembers(bench, step);
  const aimed = aimAt(bench, step);
  if (!aimed) return;
  const is = <Name extends Step['do']>(name: Name) =>
    step.do === name && (aimed as AimedCall<StepNamed<Name>>);
  const [one, many, advice, all, who] = [is('decide'), is('batch'), is('advice'), is('all'), is('reviewers')];
  if (one) await decideOne(bench, one);
  else if (many) await decideMany(bench, many);
  else if (advice) await takeAdvice(bench, advice);
  else if (all) await decideAll(bench, all);
  else if (who) await changeWho(bench, who);
  else await manage(bench, aimed as AimedCall<Managed>);
}
