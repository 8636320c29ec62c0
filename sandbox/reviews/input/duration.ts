import * as v from 'valibot';

const DURATION =
  /^P(?=\d|T\d)(?:\d{1,5}D)?(?:T(?=\d)(?:\d{1,6}H)?(?:\d{1,7}M)?(?:\d{1,9}(?:\.\d{1,7})?S)?)?$/;

/**
 * Edm.Duration, not negative: days, hours, minutes and seconds of ISO 8601, without years, months and weeks.
 * https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html
 */
export const EdmDuration = v.pipe(v.string(), v.regex(DURATION, 'Expected a duration such as P30D'));
