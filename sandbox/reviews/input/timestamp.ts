import { DateTime } from 'luxon';
import * as v from 'valibot';

const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,12})?)?(Z|[+-]\d{2}:\d{2})$/i;

/** Whether a text is a time with its zone that Graph can write back: its year has four digits. */
function isMoment(text: string): boolean {
  const at = DateTime.fromISO(text, { zone: 'utc' });
  return TIMESTAMP.test(text) && at.isValid && at.year >= 1 && at.year <= 9999;
}

/** Edm.DateTimeOffset as ms since 1970. */
export const Timestamp = v.pipe(
  v.string(),
  v.check(isMoment, 'Expected a timestamp with its time zone'),
  v.transform((text) => DateTime.fromISO(text).toMillis()),
);
