import { readFileSync } from 'node:fs';
import type { Exchange } from './check-answer';

/** A request of Microsoft's pages with the answer that the page shows. */
export interface Example {
  /** The name of the file it was collected in; it names the test. */
  name: string;
  source_path: string;
  version: 'v1.0' | 'beta' | 'unknown';
  request: { method: string; url: string; headers: Record<string, string>; body: unknown };
  response: { status: number; body: unknown };
}

/** A request that its page, or Microsoft's own script, shows without an answer. */
export type Asked = Omit<Example, 'response'>;

/** A scope or a list of reviewers of Microsoft's concept pages. */
export interface Fragment {
  name: string;
  heading: string;
  source_path: string;
  fragment: Record<string, unknown>;
}

type Folder = 'v2' | 'v2-2026-09' | 'legacy' | 'support' | 'observed' | 'fragments';

function read<T>(folder: Folder): T[] {
  return JSON.parse(readFileSync(new URL(`./data/${folder}.json`, import.meta.url), 'utf8')) as T[];
}

const HOST = /^https:\/\/graph\.microsoft\.com\/(v1\.0|beta)/;

/** An example as an exchange: its url without host and version. A page that names no version is of beta. */
export function exchangeOf({ version, request, response }: Example): Exchange {
  return {
    version: version === 'unknown' ? 'beta' : version,
    method: request.method,
    path: request.url.replace(HOST, ''),
    status: response.status,
    body: response.body ?? undefined,
  };
}

/** Every request of the pages on access reviews, on the older surface, and of the tutorials' people and groups. */
export const examples = (): Example[] => [
  ...read<Example>('v2'),
  ...read<Example>('legacy'),
  ...read<Example>('support'),
];

/** What the pages have had since July 2026: catalogs, custom data, sponsors, delegation. */
export const newExamples = (): Example[] =>
  read<Example | (Asked & { response: null })>('v2-2026-09').flatMap((one) =>
    one.response === null ? [] : [one],
  );

export const newRequests = (): Asked[] =>
  read<Example | (Asked & { response: null })>('v2-2026-09').filter(({ response }) => response === null);

export const fragments = (): Fragment[] => read<Fragment>('fragments');

/** Answers of a real v1.0 tenant. */
export const observedAnswers = (): { name: string; exchange: Exchange }[] =>
  read<Example>('observed').map((example) => ({ name: example.name, exchange: exchangeOf(example) }));
