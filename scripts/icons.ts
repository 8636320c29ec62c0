import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pngToIco from 'png-to-ico';
import sharp from 'sharp';

/**
 * `npm run icons`: makes every icon except the SVG from the SVG. The icons are committed,
 * so the build doesn't make them.
 */
const SOURCE = 'public/icon.svg';

interface Icon {
  /** Edge in pixels. */
  size: number;
  /**
   * Whether the background fills the corners: systems that cut their own shape would otherwise show empty
   * corners.
   */
  filled: boolean;
}

export const ICONS: Readonly<Record<string, Icon>> = {
  'icon-192.png': { size: 192, filled: false },
  'icon-512.png': { size: 512, filled: false },
  // The mark stays inside the middle 80 %, which no system cuts: https://w3c.github.io/manifest/#icon-masks
  'icon-maskable-512.png': { size: 512, filled: true },
  'apple-touch-icon.png': { size: 180, filled: true },
};
/** The sizes in `favicon.ico`, in pixels. */
export const FAVICON_SIZES = [16, 32, 48];

/** The SVG as a PNG, the same bytes each time. */
export async function drawIcon({ size, filled }: Icon): Promise<Buffer> {
  const svg = readFileSync(SOURCE);
  const ground = /<rect[^>]*\sfill="(#[0-9a-f]{6})"/.exec(svg.toString())?.[1];
  if (!ground)
    throw new Error(`${SOURCE} needs a <rect> with a fill such as #2a47c8: it is the icon's ground.`);
  // At 72 dots per inch, the SVG's 24 units are 24 pixels.
  const drawn = sharp(svg, { density: (72 * size) / 24 }).resize(size, size);
  return (filled ? drawn.flatten({ background: ground }) : drawn).png({ compressionLevel: 9 }).toBuffer();
}

/** Writes all icons into a folder. */
export async function writeIcons(folder: string): Promise<void> {
  for (const [name, icon] of Object.entries(ICONS)) writeFileSync(join(folder, name), await drawIcon(icon));
  const sizes = await Promise.all(FAVICON_SIZES.map((size) => drawIcon({ size, filled: false })));
  writeFileSync(join(folder, 'favicon.ico'), await pngToIco(sizes));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await writeIcons('public');
