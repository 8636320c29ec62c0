import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compressed, type File, serve } from './site';

const HOME = fileURLToPath(new URL('../peers/', import.meta.url));

/** The grids that the portal is compared with: one bare page each, of the newest release that can be installed. */
export const PEERS = { 'ag-grid': 'AG Grid Community', mui: 'MUI X DataGrid Community' } as const;
export type PeerName = keyof typeof PEERS;

/** One row as the peers get it, from a local file in place of Graph. */
export interface PeerRow {
  id: string;
  name: string;
  mail: string;
  department: string;
  lastSignIn: string;
  advice: string;
  decision: string;
  reason: string;
}

export interface PeerSite {
  urlOf(peer: PeerName): string;
  /** A page with nothing on it. */
  emptyUrl: string;
  close(): void;
}

const pageOf = (peer: PeerName) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${PEERS[peer]}</title>
<style>html, body, #root { height: 100%; margin: 0 }</style></head>
<body><div id="root"></div><script type="module" src="/${peer}.js"></script></body></html>`;

async function bundle(peer: PeerName): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${HOME}pages/${peer}.jsx`],
    absWorkingDir: HOME,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

/**
 * Serves the peers' pages, built for production and compressed as the portal's own server does.
 * @throws where their packages are not installed; they have a lockfile of their own
 */
export async function servePeers(rows: readonly PeerRow[]): Promise<PeerSite> {
  if (!existsSync(`${HOME}node_modules`))
    throw new Error('The peers are not installed: run "npm ci --prefix bench/peers" first.');
  const files = new Map<string, File>([
    ['/rows.json', compressed('application/json', JSON.stringify(rows))],
    ['/empty', compressed('text/html', '<!doctype html><title>Empty</title>')],
  ]);
  for (const peer of Object.keys(PEERS) as PeerName[]) {
    files.set(`/${peer}`, compressed('text/html', pageOf(peer)));
    files.set(`/${peer}.js`, compressed('text/javascript', await bundle(peer)));
  }
  const { origin, close } = await serve(files);
  return { emptyUrl: `${origin}/empty`, urlOf: (peer) => `${origin}/${peer}`, close };
}
