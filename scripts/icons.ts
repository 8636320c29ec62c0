import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pngToIco from 'png-to-ico';
import sharp from 'sharp';

/** `npm run icons`: every icon that isn't the SVG itself, made from it. They are committed: only a bundler's work is made by the build. */
const SOURCE = 'public/icon.svg';

interface Icon {
  /** Edge in pixels. */
  size: number;
  /** Whether the ground fills the corners: systems that cut a shape of their own would show them empty. */
  filled: boolean;
}

export const ICONS: Readonly<Record<string, Icon>> = {
  'icon-192.png': { size: 192, filled: false },
  'icon-512.png': { size: 512, filled: false },
  // The mark stays inside the middle 80 %, which no system cuts: https://w3c.github.io/manifest/#icon-masks
  'icon-maskable-512.png': { size: 512, filled: true },
  'apple-touch-icon.png': { size: 180, filled: true },
};
/** Sizes in `favicon.ico`. */
export const FAVICON_SIZES = [16, 32, 48];

/** The SVG as a PNG, the same bytes each time. */
export async function drawIcon({ size, filled }: Icon): Promise<Buffer> {
  const svg = readFileSync(SOURCE);
  const ground = /<rect[^>]*\sfill="(#[0-9a-f]{6})"/.exec(svg.toString())?.[1];
  if (!ground)
    throw new Error(`${SOURCE} needs a <rect> with a fill such as #2a47c8: it is the icon's ground.`);
  // 72 dots an inch draw the SVG's 24 units as 24 pixels.
  const drawn = sharp(svg, { density: (72 * size) / 24 }).resize(size, size);
  return (filled ? drawn.flatten({ background: ground }) : drawn).png({ compressionLevel: 9 }).toBuffer();
}

/** Writes all of them into a folder. */
export async function writeIcons(folder: string): Promise<void> {
  for (const [name, icon] of Object.entries(ICONS)) writeFileSync(join(folder, name), await drawIcon(icon));
  const sizes = await Promise.all(FAVICON_SIZES.map((size) => drawIcon({ size, filled: false })));
  writeFileSync(join(folder, 'favicon.ico'), await pngToIco(sizes));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await writeIcons('public');
