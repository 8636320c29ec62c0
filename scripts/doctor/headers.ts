import { type AnswerKind, headersFor } from '../../hosting/headers';
import type { PortalConfig } from '../../lib/config';
import { routes } from '../../lib/routes';
import { askHost } from './ask';
import { type Finding, right, wrong } from './finding';

/** One address for each kind of answer with headers of its own. */
const ASKED: readonly { path: string; kind: AnswerKind; status: number }[] = [
  { path: '/', kind: 'page', status: 200 },
  { path: routes.signInBridge(), kind: 'bridge', status: 200 },
  { path: '/sw.js', kind: 'worker', status: 200 },
  { path: '/config.json', kind: 'answer', status: 200 },
  { path: '/an-address-that-nothing-answers', kind: 'page', status: 404 },
];

/**
 * The policy without the hashes of scripts, which differ between builds; everything else is the same
 * everywhere.
 */
const withoutHashes = (policy: string) => policy.replaceAll(/ 'sha256-[\w+/=]+'/g, '');

/** The names of headers that are missing or differ from the table. */
export function wrongHeaders(kind: AnswerKind, config: PortalConfig, given: Headers): string[] {
  return Object.entries(headersFor(kind, { config, scriptHashes: [] }))
    .filter(([name, value]) => withoutHashes(given.get(name) ?? '') !== value)
    .map(([name]) => name);
}

/** Compares a host's headers with the table; one sentence for each address with a difference. */
export async function checkHeaders(address: string, config: PortalConfig): Promise<Finding[]> {
  const found = await Promise.all(
    ASKED.map(async ({ path, kind, status }): Promise<Finding | undefined> => {
      const answer = await askHost(address + path, { redirect: 'manual' });
      await answer.arrayBuffer();
      if (answer.status !== status)
        return wrong(
          `${path} is answered with ${answer.status}, not ${status}. Serve the whole export with the files of npm run hosts.`,
        );
      const names = wrongHeaders(kind, config, answer.headers);
      if (names.length === 0) return undefined;
      return wrong(
        `${path} comes with another ${names.join(', ')} than it should, or without. Make the host's files again with npm run hosts, and see whether something in front of it changes headers.`,
      );
    }),
  );
  const bad = found.filter((finding) => finding !== undefined);
  return bad.length > 0
    ? bad
    : [right('Headers are those of the table, on pages, bridge, worker and answers.')];
}
