import sharp, { type OverlayOptions } from 'sharp';

/** The picture in CSS pixels, and the device pixels for each of them. */
const PICTURE = { width: 1000, height: 640, scale: 1.25 } as const;

/**
 * The place of a screen in the picture (in the picture's CSS pixels), and the
 * screen's own size (in its CSS pixels).
 */
export interface Place {
  kind: 'desk' | 'phone';
  left: number;
  top: number;
  width: number;
  height: number;
  screen: { width: number; height: number };
}

export const DESKTOP: Place = {
  kind: 'desk',
  left: 24,
  top: 72,
  width: 952,
  height: 544,
  screen: { width: 1120, height: 640 },
};
export const PHONE: Place = {
  kind: 'phone',
  left: 584,
  top: 24,
  width: 333,
  height: 592,
  screen: { width: 390, height: 693 },
};

/** The picture's device pixels for one CSS pixel of a screen. */
export const densityOf = ({ width, screen }: Place): number => (width / screen.width) * PICTURE.scale;

const GROUND = '#23388f';
const RADIUS = { desk: 10, phone: 22 } as const;

const px = (length: number) => Math.round(length * PICTURE.scale);
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function svg(width: number, height: number, inside: string): Buffer {
  const size = `width="${px(width)}" height="${px(height)}" viewBox="0 0 ${width} ${height}"`;
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${size}>${inside}</svg>`);
}

/** The words of a scene: a line above a desktop window, a few lines beside a phone. */
function words({ kind }: Place, lines: readonly string[]): string {
  const font = 'font-family="system-ui, sans-serif" font-weight="600" fill="#ffffff"';
  if (kind === 'desk') return `<text x="24" y="46" font-size="24" ${font}>${escaped(lines.join(' '))}</text>`;
  const first = 330 - (lines.length - 1) * 25;
  const text = lines.map((line, at) => `<tspan x="72" y="${first + at * 50}">${escaped(line)}</tspan>`);
  return `<text font-size="38" ${font}>${text.join('')}</text>`;
}

/** The pointer's tip, in CSS pixels of the screen. */
export interface Point {
  x: number;
  y: number;
  pressed?: boolean;
}

function pointer({ kind }: Place, pressed: boolean): Buffer {
  const ring = `<circle cx="24" cy="24" r="17" fill="#2a47c8" fill-opacity="${pressed ? 0.45 : 0.2}" stroke="#2a47c8" stroke-opacity=".7" stroke-width="2"/>`;
  if (kind === 'phone') return svg(48, 48, ring);
  const arrow = `<path d="M24 24v21l5-5 4 9 4-2-4-8h7z" fill="#14171c" stroke="#ffffff" stroke-width="1.5" stroke-linejoin="round"/>`;
  return svg(48, 48, `${pressed ? ring : ''}${arrow}`);
}

/**
 * Draws one frame: the background, the words and a screen with its pointer.
 * @param screenshot PNG of the place's screen
 * @returns PNG
 */
export async function drawFrame(
  place: Place,
  lines: readonly string[],
  screenshot: Buffer,
  point: Point | null,
): Promise<Buffer> {
  const { left, top, width, height, screen, kind } = place;
  const radius = RADIUS[kind];
  const mask = svg(width, height, `<rect width="${width}" height="${height}" rx="${radius}" fill="#fff"/>`);
  const window = await sharp(screenshot)
    .resize(px(width), px(height))
    .composite([{ input: mask, blend: 'dest-in' }])
    .png()
    .toBuffer();
  const ground = `<rect width="100%" height="100%" fill="${GROUND}"/>${words(place, lines)}`;
  const layers: OverlayOptions[] = [{ input: window, left: px(left), top: px(top) }];
  if (point) {
    const ratio = width / screen.width;
    // The tip is in the middle of the pointer's own picture.
    const at = { left: px(left + point.x * ratio - 24), top: px(top + point.y * ratio - 24) };
    layers.push({ input: pointer(place, point.pressed ?? false), ...at });
  }
  return sharp(svg(PICTURE.width, PICTURE.height, ground))
    .composite(layers)
    .removeAlpha()
    .png({ compressionLevel: 1 })
    .toBuffer();
}
