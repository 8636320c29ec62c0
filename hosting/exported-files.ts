import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { getMimeType } from 'hono/utils/mime';

/**
 * A file of the export, read once at the start, so that bytes, headers and script hashes
 * always come from the same build.
 */
export interface ExportedFile {
  /** Path under the export's folder, with slashes: `auth/done.html`. */
  name: string;
  type: string;
  etag: string;
  body: Bytes;
  compressed: { br?: Bytes; gzip?: Bytes };
}

type Bytes = Uint8Array<ArrayBuffer>;

/** The bytes themselves, not a copy: otherwise every file would be in memory twice at the start. */
function readBytes(file: string): Bytes {
  const { buffer, byteOffset, byteLength } = readFileSync(file);
  return new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
}

const COMPRESSIBLE = /^(text\/|application\/(json|javascript|manifest\+json|xml)|image\/svg\+xml)/;

/** Whether a file is worth compressing: the others are short, or are compressed formats. */
export const isPackable = ({ type, body }: { type: string; body: Bytes }): boolean =>
  COMPRESSIBLE.test(type) && body.length >= 512;

/**
 * The names of a file's compressed forms. They come from the file's content, so that a file that a host
 * changed never gets another file's form.
 */
export function packedNames(body: Bytes): { br: string; gzip: string } {
  const hash = createHash('sha256').update(body).digest('hex');
  return { br: `${hash}.br`, gzip: `${hash}.gz` };
}

function packedForms(body: Bytes, type: string, packedFolder?: string): ExportedFile['compressed'] {
  if (!isPackable({ type, body })) return {};
  const made = packedFolder && packedNames(body);
  if (made && existsSync(join(packedFolder, made.br)))
    return { br: readBytes(join(packedFolder, made.br)), gzip: readBytes(join(packedFolder, made.gzip)) };
  // Fast rather than small, because the start waits for it.
  return { gzip: new Uint8Array(gzipSync(body)) };
}

/** A file with these bytes; its type follows from its name. */
function exportedFile(name: string, body: Bytes, packedFolder?: string): ExportedFile {
  const type = getMimeType(name) ?? 'application/octet-stream';
  // A weak ETag, because the compressed forms share it.
  const etag = `W/"${createHash('sha256').update(body).digest('base64url')}"`;
  return { name, type, etag, body, compressed: packedForms(body, type, packedFolder) };
}

/**
 * Every file of an export.
 * @param packedFolder the build's folder of compressed forms; a file without forms there is compressed now
 * @throws where the folder holds no export, with a sentence for the person who starts the server
 */
export function readExport(folder: string, packedFolder?: string): ExportedFile[] {
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`There is no export in ${folder}; make one with "npm run build".`);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => exportedFile(name, readBytes(join(folder, name)), packedFolder));
}

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/** The Content-Security-Policy hash of every inline script in the export's pages, each once, sorted. */
export function inlineScriptHashes(files: readonly ExportedFile[]): string[] {
  const scripts = files
    .filter(({ name }) => name.endsWith('.html'))
    .flatMap(({ body }) => [...new TextDecoder().decode(body).matchAll(INLINE_SCRIPT)])
    .map((match) => match[1] ?? '');
  const hashes = scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  return [...new Set(hashes)].sort();
}
