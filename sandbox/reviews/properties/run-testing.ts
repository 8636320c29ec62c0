import { type Answer, REVIEWS_PATH } from '../../seed/world-testing';
import { type AimedCall, aimAt, formPath, type ModelHarness, runPath, stagePath } from './calls-testing';
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

async function create(harness: ModelHarness, step: StepNamed<'create'>): Promise<void> {
  const { world, model } = harness;
  const body = bodyOf(world, step.shape, model.now);
  const answer = await world.call('admin', 'POST', REVIEWS_PATH, { body });
  expectTaken(harness, step, answer, true);
  addReview(model, answer.body.id, step.shape);
}

async function changeWho(
  harness: ModelHarness,
  { step, run }: AimedCall<StepNamed<'reviewers'>>,
): Promise<void> {
  if (step.form === 'pending') return;
  const path = await formPath(harness, run, step.form, step.stage);
  const reviewers = reviewerScopes(harness.world, step.reviewers, run.review.shape.group);
  const method = step.form === 'stage' ? 'PATCH' : 'PUT';
  const answer = await harness.world.call(step.who, method, path, { body: { scope: {}, reviewers } });
  expectTaken(harness, step, answer, changeReviewers(harness.model, run, step));
}

type Managed = StepNamed<'reset' | 'stop' | 'stopStage' | 'apply' | 'remind' | 'stopAll' | 'delete'>;

/** The address of each administrator's action, below the definition, the instance or the stage. */
async function addressOf(
  harness: ModelHarness,
  { step, run }: AimedCall<Managed>,
): Promise<[string, string]> {
  const definition = `${REVIEWS_PATH}/${run.review.id}`;
  if (step.do === 'delete') return ['DELETE', definition];
  if (step.do === 'stopAll') return ['POST', `${definition}/stop`];
  const path = await runPath(harness, run);
  if (step.do === 'stopStage') return ['POST', `${await stagePath(harness, path, step.stage)}/stop`];
  const names = { reset: 'resetDecisions', stop: 'stop', apply: 'applyDecisions', remind: 'sendReminder' };
  return ['POST', `${path}/${names[step.do]}`];
}

function managed({ model }: ModelHarness, { step, run }: AimedCall<Managed>): boolean {
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

async function manage(harness: ModelHarness, aimed: AimedCall<Managed>): Promise<void> {
  const [method, path] = await addressOf(harness, aimed);
  const answer: Answer = await harness.world.call(aimed.step.who, method, path);
  expectTaken(harness, aimed.step, answer, managed(harness, aimed));
}

async function changeMembers(harness: ModelHarness, step: StepNamed<'join' | 'leave'>): Promise<void> {
  const { world, model } = harness;
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
  expectTaken(harness, step, answer, move(model, step));
}

/** Takes one step in Graph and in the model, and compares the results. A step without a target is skipped. */
export async function perform(
  harness: ModelHarness,
  step: Exclude<Step, StepNamed<'wait' | 'look'>>,
): Promise<void> {
  if (step.do === 'create') return create(harness, step);
  if (step.do === 'join' || step.do === 'leave') return changeMembers(harness, step);
  const aimed = aimAt(harness, step);
  if (!aimed) return;
  const is = <Name extends Step['do']>(name: Name) =>
    step.do === name && (aimed as AimedCall<StepNamed<Name>>);
  const [one, many, advice, all, who] = [is('decide'), is('batch'), is('advice'), is('all'), is('reviewers')];
  if (one) await decideOne(harness, one);
  else if (many) await decideMany(harness, many);
  else if (advice) await takeAdvice(harness, advice);
  else if (all) await decideAll(harness, all);
  else if (who) await changeWho(harness, who);
  else await manage(harness, aimed as AimedCall<Managed>);
}
