const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,12})?(Z|[+-]\d\d:\d\d)$/;
const DURATION = /^-?P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** Whether the date exists in the calendar; 2026-02-30 doesn't. */
function isCalendarDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function isDateTime(text: string): boolean {
  return DATE_TIME.test(text) && isCalendarDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isWhole = (value: unknown, limit: number) =>
  Number.isInteger(value) && Math.abs(Number(value)) <= limit;

/**
 * How OData writes its primitive types in JSON.
 * https://docs.oasis-open.org/odata/odata-json-format/v4.01/ (7.1)
 */
const PRIMITIVES: Record<string, (value: unknown) => boolean> = {
  'Edm.String': isText,
  'Edm.Boolean': (value) => typeof value === 'boolean',
  'Edm.Int32': (value) => isWhole(value, 2 ** 31),
  'Edm.Int64': (value) => isWhole(value, Number.MAX_SAFE_INTEGER),
  'Edm.Double': (value) => typeof value === 'number',
  'Edm.DateTimeOffset': (value) => isText(value) && isDateTime(value),
  'Edm.Date': (value) => isText(value) && DATE.test(value) && isCalendarDay(value),
  'Edm.Duration': (value) => isText(value) && DURATION.test(value),
  'Edm.Untyped': () => true,
};

/** Whether the value has this primitive type; undefined where the type is not a primitive one. */
export function isPrimitive(type: string, value: unknown): boolean | undefined {
  return Object.hasOwn(PRIMITIVES, type) ? PRIMITIVES[type]?.(value) : undefined;
}
