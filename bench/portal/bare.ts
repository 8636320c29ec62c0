import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { type RequestListener, request as requestOf } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { authorityMetadata, authorityOf, scopesOf } from '../../lib/auth/authority';
import type { PortalConfig } from '../../lib/config';
import type { PageTask, Read } from '../bare/page-task';
import { compressed, type File, type Site, serve } from './site';
import type { Stand } from './stand';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HOME = join(ROOT, 'bench/bare');
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** The bare pages; each has the address of the portal's page that it is compared with. */
export type BarePage = 'inbox' | 'decision';

const forget = () =>
  ['.next', 'out', 'next-env.d.ts'].map((name) => rmSync(join(HOME, name), { recursive: true, force: true }));

/** The address at which a page asks for a file of an export: the path of a page is its name without `.html`. */
export const addressOf = (path: string): string => path.replace(/(^\/index)?\.html$/, '') || '/';

/** The files of an export that a page asks for, by their addresses. */
function filesIn(folder: string): Map<string, File> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    paths.flatMap((path) => {
      const type = TYPES[extname(path)];
      return type ? [[addressOf(`/${path}`), compressed(type, readFileSync(join(folder, path)))]] : [];
    }),
  );
}

/** Builds the bare pages as Next builds them for production; nothing of it stays. */
function built(): Map<string, File> {
  forget();
  try {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['node_modules/next/dist/bin/next', 'build', HOME],
      {
        cwd: ROOT,
        encoding: 'utf8',
        env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
      },
    );
    if (status !== 0) throw new Error(`the bare pages can't be built: ${stderr}`);
    return filesIn(join(HOME, 'out'));
  } finally {
    forget();
  }
}

/** Passes requests to the sandbox, which accepts only the portal's origin. */
function toSandbox(sandboxUrl: string): RequestListener {
  return (request, response) => {
    if (!/^\/(v1\.0|beta)\//.test(request.url ?? '')) return void response.writeHead(404).end();
    const { host: _, origin: __, ...headers } = request.headers;
    const { method } = request;
    const onward = requestOf(new URL(request.url ?? '', sandboxUrl), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.once('error', (error) => response.destroy(error));
    request.pipe(onward);
  };
}

/** The task of a bare page, with the same sign-in settings as the portal's MSAL has. */
async function taskFor({ portalUrl }: Stand, reads: Read[]): Promise<PageTask> {
  const answer: unknown = await (await fetch(`${portalUrl}/config.json`)).json();
  const config = answer as PortalConfig;
  return {
    clientId: config.clientId,
    authority: authorityOf(config, config.tenant),
    ownAuthority: authorityOf(config, '{tenant}'),
    authorityMetadata: authorityMetadata(config) ?? '',
    scopes: scopesOf(config),
    reads,
  };
}

/** Serves the bare pages beside the sandbox; each reads what the portal's page read. */
export async function serveBare(stand: Stand, reads: Record<BarePage, Read[]>): Promise<Site> {
  const files = built();
  for (const [page, of] of Object.entries(reads)) {
    const task = JSON.stringify(await taskFor(stand, of));
    files.set(`/task/${page}.json`, compressed('application/json', task));
  }
  return serve(files, toSandbox(stand.sandboxUrl));
}
