import { describe, expect, it } from 'vitest';
import { checkAnswer } from '../check-answer';
import { type Example, examples, exchangeOf } from '../examples';
import { schemaOf } from '../schemas';
import { DOCS_ERRORS, mended } from './docs-errors';

/**
 * A page may leave a context out, and an answer's context names the page's ids, which can differ from the
 * path's.
 */
async function problems(example: Example) {
  const exchange = exchangeOf(example);
  const schema = await schemaOf(exchange);
  return checkAnswer(exchange, { ...schema, strictContext: false });
}

describe("Microsoft's pages against Microsoft's schema", () => {
  const pages = examples().map((example) => [example.name, example] as const);
  it.each(pages)('with their listed mistakes corrected, the schema allows %s', async (_, example) => {
    expect(await problems(mended(example))).toEqual([]);
  });

  const rows = DOCS_ERRORS.map(({ error, mend }) => [error, mend] as const);
  it.each(rows)('at least one page has the listed mistake: %s', (_, mend) => {
    const changed = examples().filter((example) => JSON.stringify(mend(example)) !== JSON.stringify(example));
    expect(changed).not.toEqual([]);
  });
});
