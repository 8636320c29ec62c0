import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

/** The signature of a PNG file. https://www.w3.org/TR/png-3/ */
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const framed = Buffer.alloc(data.length + 12);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), framed.length - 4);
  return framed;
}

/** Whether a point is part of a head and shoulders; coordinates are shares of the picture's side. */
function isFigure(x: number, y: number): boolean {
  const head = (x - 0.5) ** 2 + (y - 0.38) ** 2 < 0.18 ** 2;
  const shoulders = ((x - 0.5) / 0.34) ** 2 + ((y - 1) / 0.36) ** 2 < 1;
  return head || shoulders;
}

/**
 * A person's photo: a square PNG of `side` pixels with a light figure on the person's colour; always the
 * same.
 */
export function portrait(userId: string, side: number): Uint8Array {
  const [red = 0, green = 0, blue = 0] = createHash('sha1').update(userId).digest();
  const palette = Buffer.from([red % 160, green % 160, blue % 160, 235, 235, 235]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // Eight bits for each pixel: the index of a colour.
  header.set([8, 3, 0, 0, 0], 8);
  const rows = Array.from({ length: side }, (_, y) => [
    0,
    ...Array.from({ length: side }, (_, x) => (isFigure((x + 0.5) / side, (y + 0.5) / side) ? 1 : 0)),
  ]);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
