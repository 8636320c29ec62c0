import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib';
import { getMimeType } from 'hono/utils/mime';

/** A file of the export, read once: its bytes, headers and script hashes always come from the same build. */
export interface ExportedFile {
  /** Path under the export's folder, with slashes: `auth/done.html`. */
  name: string;
  type: string;
  etag: string;
  body: Bytes;
  compressed: { br?: Bytes; gzip?: Bytes };
}

type Bytes = Uint8Array<ArrayBuffer>;

const COMPRESSIBLE = /^(text\/|application\/(json|javascript|manifest\+json|xml)|image\/svg\+xml)/;

function compress(body: Bytes, type: string): ExportedFile['compressed'] {
  if (!COMPRESSIBLE.test(type) || body.length < 512) return {};
  // Keeps the start of the server under a second; `compressBest` follows.
  const br = brotliCompressSync(body, { params: { [zlib.BROTLI_PARAM_QUALITY]: 9 } });
  return { br: new Uint8Array(br), gzip: new Uint8Array(gzipSync(body, { level: 9 })) };
}

const compressing = promisify(brotliCompress);

/** Compresses what was read as well as brotli can, one file after the other while others are served: 8 % less code to load. */
export async function compressBest(files: readonly ExportedFile[]): Promise<void> {
  const best = { params: { [zlib.BROTLI_PARAM_QUALITY]: zlib.BROTLI_MAX_QUALITY } };
  for (const { body, compressed } of files)
    if (compressed.br) compressed.br = new Uint8Array(await compressing(body, best));
}

/** A file of these bytes; its name says its type. */
export function exportedFile(name: string, body: Bytes): ExportedFile {
  const type = getMimeType(name) ?? 'application/octet-stream';
  // Weak, because the compressed forms share it.
  const etag = `W/"${createHash('sha256').update(body).digest('base64url')}"`;
  return { name, type, etag, body, compressed: compress(body, type) };
}

/**
 * Every file of an export.
 * @throws where the folder holds no export, in a sentence for whoever starts the server
 */
export function readExport(folder: string): ExportedFile[] {
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`There is no export in ${folder}; make one with "npm run build".`);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => exportedFile(name, new Uint8Array(readFileSync(join(folder, name)))));
}

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/** The Content-Security-Policy hash of every inline script of the export's pages, each once, sorted. */
export function inlineScriptHashes(files: readonly ExportedFile[]): string[] {
  const scripts = files
    .filter(({ name }) => name.endsWith('.html'))
    .flatMap(({ body }) => [...new TextDecoder().decode(body).matchAll(INLINE_SCRIPT)])
    .map((match) => match[1] ?? '');
  const hashes = scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  return [...new Set(hashes)].sort();
}
