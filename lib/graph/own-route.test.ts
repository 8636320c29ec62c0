import { describe, expect, test } from 'vitest';
import { guid } from '../review/testing';
import { onOwnRoute } from './own-route';
import { PortalProblem } from './problem';
import { fakeGraph } from './testing';

type Answer = PortalProblem | string;
const REF = { definitionId: guid(1) };

/** Reads a review, of which the routes tell these; `known`: this session saw it on unified. */
async function read({ ordinary, unified, known }: { ordinary: Answer; unified: Answer; known: boolean }) {
  const { graph } = fakeGraph(() => ({ body: { value: known ? [] : [{ id: guid(1) }] } }), { unified: true });
  if (known) graph.tenant.routes.set(guid(1), 'unified');
  const asked: string[] = [];
  const answer = await onOwnRoute(graph, REF, async ({ route }) => {
    asked.push(route ?? 'ordinary');
    const answer = route ? unified : ordinary;
    if (answer instanceof PortalProblem) throw answer;
    return answer;
  }).catch((error) => error);
  return { answer, asked, isKnown: graph.tenant.routes.has(guid(1)) };
}

const gone = new PortalProblem('notFound');
const forbidden = new PortalProblem('forbidden');
const down = new PortalProblem('unavailable');

describe('a review known by its ids', () => {
  test.each([gone, forbidden, new PortalProblem('refused')])(
    'is read on unified where the ordinary route answers $code and unified lists it',
    async (problem) => {
      expect(await read({ ordinary: problem, unified: 'here', known: false })).toEqual({
        answer: 'here',
        asked: ['ordinary', 'unified'],
        isKnown: true,
      });
    },
  );

  test('isn’t read on the other route in an outage', async () => {
    const seen = await read({ ordinary: down, unified: 'here', known: false });
    expect([seen.answer, seen.asked]).toEqual([down, ['ordinary']]);
    const known = await read({ ordinary: 'here', unified: down, known: true });
    expect(known).toEqual({ answer: down, asked: ['unified'], isKnown: true });
  });

  test('is read on the ordinary route, and no longer known on unified, when unified forbids it', async () => {
    expect(await read({ ordinary: 'here', unified: forbidden, known: true })).toEqual({
      answer: 'here',
      asked: ['unified', 'ordinary'],
      isKnown: false,
    });
  });

  test('throws the problem of the route that lists it when neither route returns it', async () => {
    expect(await read({ ordinary: gone, unified: forbidden, known: true })).toEqual({
      answer: forbidden,
      asked: ['unified', 'ordinary'],
      isKnown: true,
    });
  });

  test('isn’t requested on unified when unified doesn’t list it', async () => {
    const { graph } = fakeGraph(() => ({ body: { value: [] } }), { unified: true });
    const asked: unknown[] = [];
    const reading = onOwnRoute(graph, REF, async ({ route }) => {
      asked.push(route);
      throw gone;
    });
    await expect(reading).rejects.toBe(gone);
    expect(asked).toEqual([undefined]);
  });
});
