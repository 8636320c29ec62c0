import type { Example } from '../examples';
import {
  created,
  emptyScopes,
  inBody,
  inBoth,
  instanceTimes,
  method,
  monthly,
  namedQueryType,
  status,
  typedScope,
  unaskedActions,
  unwrapped,
  v1,
  where,
  withoutWrongContext,
} from './docs-mends';
import { leaveOut, mendProperties, rename } from './mend';

/** A mistake on Microsoft's pages, shown by the schema or by another page. */
export interface DocsError {
  /** What the page says, and why that is wrong. */
  error: string;
  mend: (example: Example) => Example;
}

const DOWNLOAD = ['fulfilledDateTime', 'downloadUri'];

export const DOCS_ERRORS: readonly DocsError[] = [
  {
    error: 'One entity is shown as {"value": {…}}; the tutorials and every SDK have it bare.',
    mend: inBody(unwrapped),
  },
  {
    error: 'reviewHistoryPeriodStartDate and …EndDate: the schema has …DateTime.',
    mend: inBody((body) =>
      mendProperties(
        body,
        rename({
          reviewHistoryPeriodStartDate: 'reviewHistoryPeriodStartDateTime',
          reviewHistoryPeriodEndDate: 'reviewHistoryPeriodEndDateTime',
        }),
      ),
    ),
  },
  {
    error: 'expiration of a history instance: the schema has expirationDateTime.',
    mend: inBody((body) => mendProperties(body, rename({ expiration: 'expirationDateTime' }))),
  },
  {
    error: 'fulfilledDateTime and downloadUri of a v1.0 history definition: v1.0 has them on its instances.',
    mend: v1(
      where(
        'POST',
        /historyDefinitions$/,
        inBody((body) => mendProperties(body, leaveOut(...DOWNLOAD))),
      ),
    ),
  },
  {
    error: 'backupReviewers in a v1.0 answer: not in the schema, fallbackReviewers is its new name.',
    mend: v1(inBody((body) => mendProperties(body, leaveOut('backupReviewers')))),
  },
  {
    error: 'target in a v1.0 answer: not in the schema nor on the wire, principal and resource replace it.',
    mend: v1(inBody((body) => mendProperties(body, leaveOut('target')))),
  },
  {
    error: 'type of a reviewer scope: the schema has queryType.',
    mend: inBoth((body) => mendProperties(body, namedQueryType)),
  },
  {
    error: 'odata.type without @.',
    mend: inBody((body) => mendProperties(body, rename({ 'odata.type': '@odata.type' }))),
  },
  {
    error: 'startDate and endDate of an expanded instance: the schema has startDateTime and endDateTime.',
    mend: inBody((body) => mendProperties(body, instanceTimes)),
  },
  {
    error:
      'A scope with a query and without @odata.type: of accessReviewScope alone the schema has no query.',
    mend: inBody((body) => mendProperties(body, typedScope)),
  },
  {
    error:
      'A created definition whose scopes were sent untyped shows them: in the newer tutorial they are {}.',
    mend: created(emptyScopes),
  },
  {
    error: 'applyActions that the request does not have: beta’s page answers the same request with [].',
    mend: created(unaskedActions),
  },
  {
    error:
      'A recurrence of type monthly with a count and a time as startDate: none of them is in the schema.',
    mend: where(
      'POST',
      /historyDefinitions$/,
      inBoth((body) => mendProperties(body, monthly)),
    ),
  },
  {
    error: 'userType of a created user: it comes on $select only, and the newer tutorial leaves it out.',
    mend: where(
      'POST',
      /\/users$/,
      inBody((body) => mendProperties(body, leaveOut('userType'))),
    ),
  },
  {
    error: '@odata.context with a path in place of $metadata, of the other version or of another set.',
    mend: inBody(withoutWrongContext),
  },
  {
    error: 'A decision is sent by POST: the method page has PATCH.',
    mend: where('POST', /\/decisions\/[^/]+$/, method('PATCH')),
  },
  {
    error: 'History instances are listed by POST: the method page has GET.',
    mend: where('POST', /historyDefinitions\/[^/]+\/instances$/, method('GET')),
  },
  {
    error: '200 for a created history definition: the method page has 201.',
    mend: where('POST', /historyDefinitions$/, status(201)),
  },
  {
    error: '204 with a body.',
    mend: (example) => (example.response.status === 204 ? inBody(() => null)(example) : example),
  },
];

/** An example as its page would show it without mistakes. */
export function mended(example: Example): Example {
  return DOCS_ERRORS.reduce((so, { mend }) => mend(so), example);
}
