import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { drawIcon, FAVICON_SIZES, ICONS } from './icons';

const DAY = 24 * 3_600_000;

describe('security.txt', () => {
  const text = readFileSync('public/.well-known/security.txt', 'utf8');
  const field = (name: string) =>
    [...text.matchAll(new RegExp(`^${name}: (\\S.*)$`, 'gm'))].map(([, value]) => value);

  test('has what RFC 9116 requires, each field once', () => {
    expect(field('Contact')).toEqual([expect.stringMatching(/^https:\/\/\S+$/)]);
    expect(field('Preferred-Languages')).toEqual(['en']);
    expect(field('Expires')).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)]);
  });

  test('is valid for two more months', () => {
    const left = Math.floor((Date.parse(field('Expires')[0] ?? '') - Date.now()) / DAY);
    expect(
      left,
      `public/.well-known/security.txt expires in ${left} days. Read whether it is still right, then set its Expires to a day less than a year from now.`,
    ).toBeGreaterThan(60);
  });
});

test('robots.txt excludes every crawler', () => {
  expect(readFileSync('public/robots.txt', 'utf8')).toMatch(/^User-agent: \*\nDisallow: \/\n$/m);
});

const AGAIN = 'is not what public/icon.svg draws: run "npm run icons" and commit what it writes';
const pixels = (bytes: Buffer) => sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });

/**
 * The mean difference of two pictures, in steps of 255 for each channel. Another
 * processor may round differently.
 */
async function distance(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = [await pixels(one), await pixels(other)];
  if (a.info.width !== b.info.width || a.info.height !== b.info.height) return Number.POSITIVE_INFINITY;
  return (
    a.data.reduce((sum, value, index) => sum + Math.abs(value - (b.data[index] ?? 0)), 0) / a.data.length
  );
}

describe('an icon file shows the SVG in its size', () => {
  test.each(Object.entries(ICONS))('%s', async (name, icon) => {
    const committed = readFileSync(`public/${name}`);
    const { width, height, hasAlpha } = await sharp(committed).metadata();
    expect([width, height, hasAlpha]).toEqual([icon.size, icon.size, !icon.filled]);
    expect(await distance(committed, await drawIcon(icon)), `${name} ${AGAIN}`).toBeLessThan(0.5);
  });

  test('favicon.ico', async () => {
    const committed = readFileSync('public/favicon.ico');
    expect([committed.readUInt16LE(2), committed.readUInt16LE(4)]).toEqual([1, FAVICON_SIZES.length]);
    for (const [index, size] of FAVICON_SIZES.entries()) {
      const entry = 6 + 16 * index;
      expect([committed[entry], committed[entry + 1]]).toEqual([size, size]);
      // A bitmap with 32 bits for each pixel, from the lowest row up, after a header of 40 bytes.
      const offset =
        committed.readUInt32LE(entry + 12) + committed.readUInt32LE(committed.readUInt32LE(entry + 12));
      const drawn = await pixels(await drawIcon({ size, filled: false }));
      const middle = ((size / 2) * size + size / 2) * 4;
      const [blue = 0, green = 0, red = 0, alpha = 0] = committed.subarray(
        offset + middle,
        offset + middle + 4,
      );
      const row = (size - 1 - size / 2) * size + size / 2;
      const expected = drawn.data.subarray(row * 4, row * 4 + 4);
      const off = [red, green, blue, alpha].map((value, channel) =>
        Math.abs(value - (expected[channel] ?? 0)),
      );
      expect(Math.max(...off), `favicon.ico ${AGAIN}`).toBeLessThan(8);
    }
  });
});
