import { readFileSync } from 'node:fs';
import type { Exchange } from './check-answer';

/** A request from Microsoft's pages with the answer that the page shows. */
export interface Example {
  /** The name of its file; the test has this name too. */
  name: string;
  source_path: string;
  version: 'v1.0' | 'beta' | 'unknown';
  request: { method: string; url: string; headers: Record<string, string>; body: unknown };
  response: { status: number; body: unknown };
}

/** A request that a page, or Microsoft's own script, shows without an answer. */
export type ExampleRequest = Omit<Example, 'response'>;

/** A scope or a list of reviewers from Microsoft's concept pages. */
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

/** An example as an exchange, its url without host and version. A page without a version counts as beta. */
export function exchangeOf({ version, request, response }: Example): Exchange {
  return {
    version: version === 'unknown' ? 'beta' : version,
    method: request.method,
    path: request.url.replace(HOST, ''),
    status: response.status,
    body: response.body ?? undefined,
  };
}

/**
 * Every request of the pages on access reviews, on the older API, and on the tutorials' people and groups.
 */
export const examples = (): Example[] => [
  ...read<Example>('v2'),
  ...read<Example>('legacy'),
  ...read<Example>('support'),
];

/** Requests of the pages added since July 2026: catalogs, custom data, sponsors, delegation. */
export const newExamples = (): Example[] =>
  read<Example | (ExampleRequest & { response: null })>('v2-2026-09').flatMap((one) =>
    one.response === null ? [] : [one],
  );

/** The requests among them that show no answer. */
export const newRequests = (): ExampleRequest[] =>
  read<Example | (ExampleRequest & { response: null })>('v2-2026-09').filter(
    ({ response }) => response === null,
  );

export const fragments = (): Fragment[] => read<Fragment>('fragments');

/** Answers observed in a real v1.0 tenant. */
export const observedAnswers = (): { name: string; exchange: Exchange }[] =>
  read<Example>('observed').map((example) => ({ name: example.name, exchange: exchangeOf(example) }));
