import { type Context, Hono } from 'hono';
import { accepts } from 'hono/accepts';
import type { PortalConfig } from '../lib/config';
import { type ExportedFile, inlineScriptHashes, readExport } from './exported-files';
import { type AnswerKind, type HeaderContext, headersFor, kindOf } from './headers';
import { linkRedirect } from './link-redirects';
import { SECURITY_TXT, withContact } from './security-txt';

export interface PortalOptions {
  config: PortalConfig;
  /** The folder that `npm run build` makes. */
  exportFolder: string;
  /** Where the build put the compressed forms; without it they are made at start. */
  packedFolder?: string;
  /** The address for reports of security problems; without one `security.txt` isn't answered. */
  securityContact?: string;
}

/** Pages that stand for an answer, not for an address. */
const NOT_ADDRESSES = ['404.html', '_not-found.html'];

/** Where a file is asked for: by its own path and, if it is a page, by its clean one. */
function addressesOf(name: string): string[] {
  if (name === 'index.html') return ['/', '/index.html'];
  return name.endsWith('.html') ? [`/${name}`, `/${name.slice(0, -'.html'.length)}`] : [`/${name}`];
}

/** The best form that this caller takes, in our order: the caller's weights only say what it refuses. */
function encodingFor(c: Context, { compressed }: ExportedFile): keyof ExportedFile['compressed'] | undefined {
  const made = (['br', 'gzip'] as const).filter((name) => compressed[name]);
  const taken = accepts(c, {
    header: 'Accept-Encoding',
    supports: made,
    default: '',
    match: (asked, { supports }) =>
      supports.find((name) => asked.some(({ type, q }) => type === name && q > 0)) ?? '',
  });
  return made.find((name) => name === taken);
}

function answerFile(c: Context, file: ExportedFile, status: 200 | 404): Response {
  c.header('ETag', file.etag);
  c.header('Vary', 'Accept-Encoding');
  if (status === 200 && c.req.header('if-none-match')?.includes(file.etag)) return c.body(null, 304);
  const encoding = encodingFor(c, file);
  const body = (encoding && file.compressed[encoding]) ?? file.body;
  if (encoding) c.header('Content-Encoding', encoding);
  c.header('Content-Type', file.type);
  c.header('Content-Length', String(body.length));
  return c.body(body, status);
}

/**
 * The portal as a function from request to answer: the files of the export under the one table of headers,
 * `/config.json`, `/healthz`, redirects of links in other forms, and nothing else.
 */
export function createPortal(options: PortalOptions): Hono {
  const { config, exportFolder, packedFolder, securityContact } = options;
  const files = readExport(exportFolder, packedFolder);
  const context: HeaderContext = { config, scriptHashes: inlineScriptHashes(files) };
  const notFound = files.find(({ name }) => name === '404.html');
  const byAddress = new Map(
    files
      .filter(({ name }) => !NOT_ADDRESSES.includes(name) && name !== SECURITY_TXT)
      .flatMap((file) => addressesOf(file.name).map((address) => [address, file] as const)),
  );
  const security = files.find(({ name }) => name === SECURITY_TXT);
  if (security && securityContact) byAddress.set(`/${SECURITY_TXT}`, withContact(security, securityContact));
  // Every browser asks for its worker again, and takes the one that removes itself; it needs no page for that.
  const off = byAddress.get('/sw-off.js');
  if (!config.offline && off) byAddress.set('/sw.js', off);
  const dress = (c: Context, kind: AnswerKind) => {
    for (const [name, value] of Object.entries(headersFor(kind, context))) c.header(name, value);
  };

  const portal = new Hono();
  portal.use(async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    dress(c, 'answer');
    c.header('Allow', 'GET, HEAD');
    return c.text('Only GET and HEAD are answered here.', 405);
  });
  portal.get('/config.json', (c) => {
    dress(c, 'answer');
    return c.json(config);
  });
  portal.get('/healthz', (c) => {
    dress(c, 'answer');
    return c.text('ok');
  });
  portal.get('*', (c) => {
    const { pathname, searchParams } = new URL(c.req.url);
    const file = byAddress.get(pathname);
    if (file) {
      dress(c, kindOf(file.name));
      return answerFile(c, file, 200);
    }
    const location = linkRedirect(pathname, searchParams);
    if (location) {
      dress(c, 'answer');
      return c.redirect(location, 302);
    }
    dress(c, 'page');
    return notFound ? answerFile(c, notFound, 404) : c.text('Not found', 404);
  });
  return portal;
}
