import { type Context, Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { type ExportedFile, inlineScriptHashes, readExport } from './exported-files';
import { type AnswerKind, type HeaderContext, headersFor } from './headers';
import { linkRedirect } from './link-redirects';
import { SECURITY_TXT } from './security-txt';
import { NOT_FOUND_PAGE, type SiteSettings, siteOf } from './site';

export interface PortalOptions extends SiteSettings {
  /** The export's folder, made by `npm run build`. */
  exportFolder: string;
  /** The build's folder of compressed forms; without it they are made at the start. */
  packedFolder?: string;
}

/**
 * The best form that this caller accepts, in the server's order: of the caller's weights only refusals count.
 */
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
 * The portal as a function from request to answer: the files of the export with the one table of headers,
 * `/config.json`, `/healthz`, redirects of links in other forms, and nothing else.
 */
export function createPortal(options: PortalOptions): Hono {
  const files = new Map(
    readExport(options.exportFolder, options.packedFolder).map((file) => [file.name, file] as const),
  );
  const context: HeaderContext = {
    config: options.config,
    scriptHashes: inlineScriptHashes([...files.values()]),
  };
  const security = files.get(SECURITY_TXT);
  const site = siteOf([...files.keys()], options, security && new TextDecoder().decode(security.body));
  const byPath = new Map(site.files.map((address) => [address.path, address] as const));
  const notFound = files.get(NOT_FOUND_PAGE);
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
  for (const { path, type, body, kind } of site.made)
    portal.get(path, (c) => {
      dress(c, kind);
      return c.body(body, 200, { 'Content-Type': type });
    });
  portal.get('*', (c) => {
    const { pathname, searchParams } = new URL(c.req.url);
    const address = byPath.get(pathname);
    const file = address && files.get(address.file);
    if (file) {
      dress(c, address.kind);
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
