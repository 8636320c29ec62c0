import { describe, expect, test } from 'vitest';
import { guid } from '../review/testing';
import { addresses } from './address';
import { listMyDefinitions } from './my-definitions';
import { fakeGraph, type Reply } from './testing';

const ORDINARY = `/v1.0${addresses.myDefinitions()}`;
const UNIFIED = `/v1.0${addresses.myDefinitions('unified')}`;

/** A tenant with definition 1 on the ordinary route and 2 on `unified`; `instead` answers in another way. */
function tenant(instead: (path: string, count: number) => Reply | undefined = () => undefined) {
  return fakeGraph(
    ({ path }, count) =>
      instead(path, count) ?? { body: { value: [{ id: guid(path.startsWith(UNIFIED) ? 2 : 1) }] } },
    { unified: true },
  );
}

describe('my definitions', () => {
  test('are read from both routes, with a page size only on the ordinary one', async () => {
    const { graph, sent } = tenant();
    const { definitions, broken } = await listMyDefinitions(graph);
    expect(definitions.map(({ id, route }) => [id, route])).toEqual([
      [guid(1), undefined],
      [guid(2), 'unified'],
    ]);
    expect(broken).toBe(false);
    expect(sent.map(({ method, path }) => [method, path])).toEqual([
      ['GET', `${ORDINARY}?$top=100`],
      ['GET', UNIFIED],
    ]);
  });

  test.each([ORDINARY, UNIFIED])(
    'are requested again where the answer of %s is damaged once',
    async (list) => {
      let answers = 0;
      const { graph } = tenant((path) =>
        path.startsWith(list) && ++answers === 1 ? { body: { value: 'x' } } : undefined,
      );
      const { definitions, broken } = await listMyDefinitions(graph);
      expect([definitions.map(({ id }) => id), broken, answers]).toEqual([[guid(1), guid(2)], false, 2]);
    },
  );

  test('are requested without a page size, then and later, when the tenant refuses one', async () => {
    const { graph, sent } = tenant((path) => (path.includes('$top') ? { status: 400 } : undefined));
    for (const asked of [[`${ORDINARY}?$top=100`, ORDINARY], [ORDINARY]]) {
      sent.length = 0;
      expect((await listMyDefinitions(graph)).definitions).toHaveLength(2);
      expect(sent.map(({ path }) => path).filter((path) => path !== UNIFIED)).toEqual(asked);
    }
  });
});
