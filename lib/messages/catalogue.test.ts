import { expect, test } from 'vitest';
import { catalogueIn, ENGLISH, messagesOf } from './catalogue';
import { pseudoText } from './pseudo';

const part = (name: string, texts: Record<string, string>) => ({ [name]: texts }) as object;

test('a part that has arrived is in the catalogue of English and of a language loaded later', async () => {
  messagesOf(part('early', { text: 'Early' }));
  expect(ENGLISH).toMatchObject({ early: { text: 'Early' } });
  expect(await catalogueIn('en')).toMatchObject({ early: { text: 'Early' } });
  expect(await catalogueIn('en-XA')).toMatchObject({ early: { text: pseudoText('Early', 'en-XA') } });
});

test('a part that arrives later is added to a language that is in use, in that language', async () => {
  const [inUse, again] = await Promise.all([catalogueIn('ar-XB'), catalogueIn('ar-XB')]);
  expect(again).toBe(inUse);
  messagesOf(part('late', { text: 'Late' }));
  expect(inUse).toMatchObject({ late: { text: pseudoText('Late', 'ar-XB') } });
  expect(ENGLISH).toMatchObject({ late: { text: 'Late' } });
});
