import * as v from 'valibot';
import { CallMatch } from './call-match';

// What `POST /sandbox/tenants/{tenant}/faults` takes: which calls of Graph a rule is about, how often, and the one
// thing that happens to them.
//
// {
//   "match": {
//     "method": "PATCH",                      one method or a list; any where left out
//     "path": "/v1.0/**/decisions/*",         the path with its version, any case: * is one segment, ** any number
//     "pathRegex": "decisions/[^/]+$",        or a regular expression (RE2's) for a part of it, any case
//     "query": "$filter=status eq",           a part of the decoded query string, any case
//     "queryRegex": "\\$skip=\\d{4}",          or a regular expression for a part of it
//     "inBatch": true                         only parts of a $batch, or (false) only calls of their own
//   },
//   "after": 2,          skips the first two calls that match
//   "times": 3,          then applies to three (1 where neither times nor rate is given)
//   "rate": 0.3,         or to each with this probability, the same calls in every run ("seed": n varies them)
//   "latencyMs": 500,    waits first, or until the rule is deleted; may stand alone or beside one of these effects:
//
//   "status": 429, "retryAfter": 1, "headers": {…}, "body": {…}   answers this itself: the call takes no effect.
//                                     Without a body it is Graph's error envelope; a text is sent as it is
//   "patchBody": {…}                  changes the JSON answer (merge patch, RFC 7396). In its texts and in those of
//                                     "body", {count} is how often the rule has applied: a link that is ever new
//   "truncate": 40                    cuts the answer after so many bytes (of a part: its whole batch's answer)
//   "drop": "before" | "after"        cuts the connection (of a part: its whole batch's) before the call takes
//                                     effect, or when it has; parts before the dropped one have taken effect,
//                                     parts after a "before" have not
//   "staleSeconds": 5                 reads decisions as they stood so many seconds ago
//   "claims": {…} | true              a claims challenge: 401 with the claims in WWW-Authenticate
// }
//
// The first rule that matches and still has calls to go applies; rules live as long as the process.

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Headers that can be sent. */
function areHeaders(record: Record<string, string>): boolean {
  try {
    return new Headers(record) instanceof Headers;
  } catch {
    return false;
  }
}

const JsonObject = v.record(v.string(), v.unknown());

const Fields = v.strictObject({
  match: v.optional(CallMatch),
  after: v.optional(count, 0),
  times: v.optional(v.pipe(count, v.minValue(1))),
  rate: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  seed: v.optional(count, 1),
  latencyMs: v.optional(v.pipe(count, v.maxValue(120_000))),
  status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599))),
  headers: v.optional(
    v.pipe(v.record(v.string(), v.string()), v.check(areHeaders, 'not names and values of headers')),
  ),
  retryAfter: v.optional(
    v.union([count, v.pipe(v.string(), v.regex(/^[\x20-\x7e]*$/, 'not a header’s value'))]),
  ),
  body: v.optional(v.unknown()),
  patchBody: v.optional(JsonObject),
  truncate: v.optional(count),
  drop: v.optional(v.picklist(['before', 'after'])),
  staleSeconds: v.optional(v.pipe(v.number(), v.minValue(0))),
  claims: v.optional(v.union([v.literal(true), JsonObject])),
});

type Fields = v.InferOutput<typeof Fields>;

/** The effects that exclude each other. */
const EFFECTS = ['status', 'patchBody', 'truncate', 'drop', 'staleSeconds', 'claims'] as const;

const STATUS_PARTS = ['headers', 'retryAfter', 'body'] as const;

function hasOneEffect(rule: Fields): boolean {
  const effects = EFFECTS.filter((name) => rule[name] !== undefined);
  return effects.length === 1 || (effects.length === 0 && rule.latencyMs !== undefined);
}

function hasStatusForItsParts(rule: Fields): boolean {
  return rule.status !== undefined || STATUS_PARTS.every((name) => rule[name] === undefined);
}

export const FaultRule = v.pipe(
  Fields,
  v.check(hasOneEffect, `exactly one effect is needed: ${EFFECTS.join(', ')} (latencyMs may stand alone)`),
  v.check(hasStatusForItsParts, 'headers, retryAfter and body belong to a status'),
);

export type FaultRule = v.InferOutput<typeof FaultRule>;
