import { describe, expect, test } from 'vitest';
import { guid } from '../review/testing';
import { addresses } from './address';
import { readPhotos } from './photos';
import { batchReply, DROPPED, fakeGraph, type Part, type Reply } from './testing';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAA';
/** A photo of a hundred thousand characters. */
const LONGEST = PNG.padEnd(100_000, 'A');

const photo = (body: unknown, type = 'image/png', status = 200): Reply => ({
  status,
  headers: { 'Content-Type': type },
  body,
});

function directory(answer: () => Reply) {
  const parts: Part[] = [];
  const made = fakeGraph((one) =>
    batchReply(one, (part: Part) => {
      parts.push(part);
      return answer();
    }),
  );
  return { ...made, parts };
}

const read = async (reply: Reply) => (await readPhotos(directory(() => reply).graph, [guid(1)])).get(guid(1));

describe('photos', () => {
  test('are requested with GET and by GUIDs only, each once', async () => {
    const { graph, parts } = directory(() => photo(PNG));
    const asked = [guid(1), guid(1).toUpperCase(), 'x', '', guid(2)];
    expect([...(await readPhotos(graph, asked)).keys()].sort()).toEqual([guid(1), guid(2)]);
    expect(parts.map(({ method, url }) => [method, url])).toEqual([
      ['GET', addresses.photo(guid(1))],
      ['GET', addresses.photo(guid(2))],
    ]);
  });

  test.each([
    ['a PNG', photo(PNG), `data:image/png;base64,${PNG}`],
    ['a JPEG', photo('/9j/4AAQ', 'image/jpeg; x=y'), 'data:image/jpeg;base64,/9j/4AAQ'],
    ['a photo with a space after its type', photo(PNG, 'image/png ; x=y'), `data:image/png;base64,${PNG}`],
    ['a photo of the greatest length allowed', photo(LONGEST), `data:image/png;base64,${LONGEST}`],
    [
      'a photo in URL-safe base64',
      photo('_9j_4AAQ-w==', 'image/jpeg'),
      'data:image/jpeg;base64,/9j/4AAQ+w==',
    ],
  ])('%s is returned as a data address', async (_, reply, address) => {
    expect(await read(reply)).toBe(address);
  });

  test.each([
    ['a missing photo', { status: 404 }],
    ['a forbidden photo', photo(PNG, 'image/png', 403)],
    ['an SVG', photo('PHN2Zz4=', 'image/svg+xml')],
    ['a page with the type of a PNG', photo('PGh0bWw+', 'image/png')],
    ['a PNG with the type of a page', photo(PNG, 'text/html')],
    ['a photo with a quotation mark in it', photo(`${PNG}"onerror=`, 'image/png')],
    ['a page with the type of a JPEG', photo('PGh0bWw+', 'image/jpeg')],
    ['a page with the text “undefined”', photo('undefined', 'text/html')],
    ['a photo without a type', { body: PNG }],
    ['a photo longer than allowed', photo(`${LONGEST}A`)],
    ['a JSON object', photo({ a: 1 })],
    ['a photo with the type “constructor”', photo(PNG, 'constructor')],
  ])('%s isn’t returned', async (_, reply) => {
    expect(await read(reply)).toBeNull();
  });

  test('are left out when the network is gone', async () => {
    const lost = fakeGraph(() => DROPPED);
    expect((await readPhotos(lost.graph, [guid(1), guid(2)])).size).toBe(0);
  });

  test.each([408, 429, 500, 503])(
    'are left out and not requested again for a minute when one is answered with %i',
    async (status) => {
      const { graph, sent } = directory(() => ({ status }));
      expect((await readPhotos(graph, [guid(1)])).size).toBe(0);
      const first = sent.length;
      expect((await readPhotos(graph, [guid(1)])).size).toBe(0);
      expect([sent.length, graph.tenant.offers('photos')]).toEqual([first, false]);
      await graph.timing.sleep(60_000);
      expect(graph.tenant.offers('photos')).toBe(true);
    },
  );
});
