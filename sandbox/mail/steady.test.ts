import fc from 'fast-check';
import { expect, it } from 'vitest';
import { act, people, twoStages } from '../reviews/review-testing';
import { startReview, testWorld, type World } from '../seed/world-testing';
import { mailsTo } from './mail-testing';
import { listMail, type Mail } from './mailbox';

type Step =
  | { do: 'wait'; minutes: number }
  | { do: 'decide'; who: string; decision: string; principal: string }
  | { do: 'remind' | 'reset' | 'stop' | 'stopStage' }
  | { do: 'reviewers'; who: string[] };

const alias = fc.constantFrom('adelev', 'alexw');
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.nat({ max: 2000 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      who: alias,
      decision: fc.constantFrom('Approve', 'Deny', 'DontKnow', 'NotReviewed'),
      principal: fc.constantFrom('seano', 'robertd', 'yukit'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('remind' as const, 'remind', 'reset', 'stopStage') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stop' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('reviewers' as const),
      who: fc.uniqueArray(alias, { minLength: 1 }),
    }),
  },
);

/**
 * Takes a step as a user who may; a refused step changes nothing and counts too. Two notices of one kind at
 * one moment would have the same id, so time moves before people are notified.
 */
async function take(world: World, path: string, step: Step): Promise<void> {
  const { body } = await world.get('admin', `${path}/stages`);
  const stage = body.value?.at(-1);
  const place = stage ? `${path}/stages/${stage.id}` : path;
  switch (step.do) {
    case 'wait':
      world.advance(step.minutes * 60_000);
      return;
    case 'decide': {
      const { who, decision, principal } = step;
      await act(world, who, `${place}/batchRecordDecisions`, {
        decision,
        principalId: world.person(principal),
      });
      return;
    }
    case 'reviewers': {
      world.advance(1);
      const reviewers = people(world, ...step.who);
      if (stage) await world.call('admin', 'PATCH', place, { body: { reviewers } });
      else await world.call('admin', 'PUT', path, { body: { scope: {}, reviewers } });
      return;
    }
    case 'stopStage':
      if (stage) await act(world, 'admin', `${place}/stop`);
      return;
    default:
      world.advance(1);
      await act(
        world,
        'admin',
        path + { remind: '/sendReminder', reset: '/resetDecisions', stop: '/stop' }[step.do],
      );
  }
}

/** The number of a person's open items at that time, according to Graph. */
async function openFor(world: World, path: string, who: string): Promise<number> {
  const { body } = await world.get('admin', `${path}/stages`);
  const stage = body.value?.at(-1);
  const mine = `decisions/filterByCurrentUser(on='reviewer')`;
  const answer = await world.get(who, stage ? `${path}/stages/${stage.id}/${mine}` : `${path}/${mine}`);
  return answer.body.value.filter(({ decision }) => decision === 'NotReviewed').length;
}

const openIn = ({ text }: Mail): number => Number(/^Not reviewed: (\d+) of 3$/m.exec(text)?.[1] ?? 0);

it('a sent email never changes, and a reminder counts what was undecided when it was sent', async () => {
  let reminders = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.array(steps, { minLength: 5, maxLength: 20 }),
      async (staged, taken) => {
        const world = testWorld('empty');
        const settings = {
          defaultDecisionEnabled: true,
          defaultDecision: 'Deny',
          autoApplyDecisionsEnabled: true,
        };
        const over = staged
          ? { stageSettings: twoStages(world) }
          : { reviewers: people(world, 'adelev', 'alexw') };
        const path = await startReview(world, 'server', { ...over, settings });
        const sent = new Map<string, Mail>();
        for (const step of taken) {
          await take(world, path, step);
          for (const who of ['adelev', 'alexw', 'admin'])
            for (const mail of mailsTo(world, who)) {
              const before = sent.get(mail.id);
              if (before) expect(mail).toEqual(before);
              else if (mail.kind === 'reminder') {
                reminders += 1;
                expect(openIn(mail)).toBe(await openFor(world, path, who));
              }
              sent.set(mail.id, mail);
            }
          expect(listMail(world.context, world.tenant.id)).toHaveLength(sent.size);
        }
      },
    ),
    // A fixed seed, so that reminders occur in every run of the tests.
    { numRuns: 15, seed: 3 },
  );
  expect(reminders).toBeGreaterThan(10);
});
