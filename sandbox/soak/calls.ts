import fc from 'fast-check';
import { body, type SentBody } from './bodies';
import { query, UNKNOWN_OPTION } from './options';
import { type FuzzTarget, place } from './paths';
import { BAD, GOOD, type RelatedIds, type TokenName } from './world';

/** One request of the fuzz, and what its answer must be. */
export interface FuzzCall {
  method: string;
  /** Path and query. */
  target: string;
  headers: Record<string, string>;
  body: SentBody | null;
  token: TokenName;
  /** No call of this kind may be answered with success. */
  mustFail: boolean;
  isBatch: boolean;
}

const token = fc.oneof(
  { weight: 4, arbitrary: fc.constant<TokenName>('admin') },
  { weight: 4, arbitrary: fc.constant<TokenName>('reviewer') },
  { weight: 3, arbitrary: fc.constantFrom<TokenName>(...GOOD) },
  { weight: 1, arbitrary: fc.constantFrom<TokenName>(...BAD) },
);

const headers = fc.constantFrom<Record<string, string>>(
  {},
  {},
  {},
  { 'client-request-id': '8ef1e1a1-0000-4000-8000-000000000001' },
  { prefer: 'include-unknown-enum-members', consistencylevel: 'eventual' },
  { 'if-match': '*', accept: 'text/plain', origin: 'https://evil.example' },
);

const carriesBody = ({ method }: FuzzTarget): boolean => method !== 'GET' && method !== 'HEAD';

/** The text with the ids of `chain` in place of the names in braces. */
function withIds(sent: SentBody, chain: RelatedIds): SentBody {
  return { ...sent, text: sent.text.replace(/\{(\w+)\}/g, (braces, name: string) => chain[name] ?? braces) };
}

function callTo(where: FuzzTarget): fc.Arbitrary<FuzzCall> {
  const sent = carriesBody(where) ? body(where.pattern ?? '') : fc.constant(null);
  return fc.tuple(query, sent, headers, token).map(([options, carried, extra, who]) => {
    const unread = where.method === 'GET' && options.includes(UNKNOWN_OPTION.slice(1));
    return {
      method: where.method,
      target: where.path + options,
      headers: extra,
      body: carried && withIds(carried, where.chain),
      token: who,
      mustFail: where.pattern === undefined || unread || carried?.valid === false,
      isBatch: false,
    };
  });
}

const single = (chains: readonly RelatedIds[]): fc.Arbitrary<FuzzCall> => place(chains).chain(callTo);

/** Faults of a batch part; undefined: none. */
const slip = fc.constantFrom<Record<string, unknown> | undefined>(
  ...Array<undefined>(12).fill(undefined),
  { id: '1' },
  { id: 7 },
  { method: null },
  { url: 'https://graph.microsoft.com/v1.0/me' },
  { url: '/$batch', method: 'POST' },
  { url: '' },
  { headers: { 'a b': 'c' } },
  { headers: [] },
  { dependsOn: ['none'] },
  { dependsOn: '1' },
  { body: '__proto__' },
);

/**
 * A text as a JSON value; valid JSON stays unchanged, because a deep value can't be written after parsing.
 */
function bodyText({ text, valid }: SentBody): string {
  return valid && text !== '' ? text : JSON.stringify(text);
}

/** One part as text; the body is last, because the last of two properties with one name counts. */
function partText(call: FuzzCall, index: number, wrong: Record<string, unknown> = {}): string {
  const { body: sent } = call;
  const part = {
    id: `p${index}`,
    method: call.method,
    url: call.target.replace(/^\/[^/]+/, ''),
    headers: { ...call.headers, ...(sent?.type ? { 'Content-Type': sent.type } : {}) },
    ...(index > 0 && call.target.length % 3 === 0 ? { dependsOn: [`p${index - 1}`] } : {}),
    ...wrong,
  };
  const carried = sent && sent.text.length < 100_000 && !('body' in wrong);
  const text = JSON.stringify(part);
  return carried ? `${text.slice(0, -1)},"body":${bodyText(sent)}}` : text;
}

function batch(chains: readonly RelatedIds[]): fc.Arbitrary<FuzzCall> {
  return fc
    .tuple(
      fc.array(fc.tuple(single(chains), slip), { maxLength: 22 }),
      fc.constantFrom('v1.0', 'beta'),
      fc.constantFrom('requests', 'requests', 'requests', 'Requests', '__proto__'),
      token,
    )
    .map(([parts, version, name, who]) => ({
      method: 'POST',
      target: `/${version}/$batch`,
      headers: {},
      body: {
        text: `{"${name}":[${parts.map(([call, wrong], index) => partText(call, index, wrong))}]}`,
        type: 'application/json',
        valid: true,
      },
      token: who,
      mustFail: parts.length === 0 || parts.length > 20 || name !== 'requests',
      isBatch: true,
    }));
}

/** Any request to Graph, of all kinds, valid or invalid. */
export function anyCall(chains: readonly RelatedIds[]): fc.Arbitrary<FuzzCall> {
  return fc.oneof({ weight: 12, arbitrary: single(chains) }, { weight: 1, arbitrary: batch(chains) });
}
