import { GUID } from '../config';
import { PortalProblem } from './problem';

/** Reads Graph's JSON by hand: no field is assumed to be there or to have the documented type. */
export type Wire = Readonly<Record<string, unknown>>;

export const ZERO_ID = '00000000-0000-0000-0000-000000000000';

/** The object, or an empty object in place of anything else. */
export function asObject(value: unknown): Wire {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Wire) : {};
}

/** The text, or an empty one in place of anything else. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The list, or an empty one in place of anything else. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A GUID in lower case; undefined for anything else and for all zeros. */
export function asId(value: unknown): string | undefined {
  const id = asText(value).toLowerCase();
  return GUID.test(id) && id !== ZERO_ID ? id : undefined;
}

/** The known value that `value` spells in any case, or undefined: Microsoft may add values to its enumerations. */
export function asOneOf<T extends string>(value: unknown, known: readonly T[]): T | undefined {
  const text = asText(value).toLowerCase();
  return known.find((one) => one.toLowerCase() === text);
}

/** One entity. Some of Microsoft's pages show it wrapped as `{"value": {…}}`; services answer without the wrapper. */
export function asEntity(body: unknown): Wire {
  const entity = asObject(body);
  return 'id' in entity ? entity : 'value' in entity ? asObject(entity.value) : entity;
}

/** One page of a collection, with its count. Throws `unreadable` when the answer isn't a page. */
export function asPage(body: unknown): {
  values: readonly unknown[];
  next: string | undefined;
  count: number | undefined;
} {
  const { value, '@odata.nextLink': next, '@odata.count': count } = asObject(body);
  if (!Array.isArray(value)) throw new PortalProblem('unreadable');
  return {
    values: value,
    next: asText(next) || undefined,
    count: typeof count === 'number' && count >= 0 ? count : undefined,
  };
}

const ISO = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?)(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/i;
const US =
  /^(\d{1,2})\/(\d{1,2})\/(\d{4})\s+(\d{1,2}):(\d{2}):(\d{2})\s+(AM|PM)(?:\s+([+-])(\d{2}):(\d{2}))?$/i;

/**
 * A time as ISO 8601 in UTC, or null. Graph writes seven digits of a second, and the year 1 where there is no time yet;
 * a decision's last sign-in comes as en-US text such as `7/19/2026 5:00:26 AM +00:00`.
 */
export function asTime(value: unknown): string | null {
  const text = asText(value).trim();
  const time = isoTime(text) ?? usTime(text);
  return time === undefined || Number.isNaN(time) || time <= 0 ? null : new Date(time).toISOString();
}

function isoTime(text: string): number | undefined {
  const [, seconds, fraction = '', zone = 'Z'] = ISO.exec(text) ?? [];
  return seconds === undefined ? undefined : Date.parse(`${seconds}${fraction.slice(0, 4)}${zone}`);
}

function usTime(text: string): number | undefined {
  const parts = US.exec(text);
  if (!parts) return undefined;
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  const [, , , , , , , half, sign, zoneHours, zoneMinutes] = parts;
  const hours = (hour % 12) + (half?.toUpperCase() === 'PM' ? 12 : 0);
  const zone = (Number(zoneHours ?? 0) * 60 + Number(zoneMinutes ?? 0)) * (sign === '-' ? -60_000 : 60_000);
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 12 || minute > 59) return undefined;
  return Date.UTC(year, month - 1, day, hours, minute, second) - zone;
}

/** The whole days of an ISO 8601 duration such as `P30D` or `P4W`; undefined for anything else. */
export function asDays(value: unknown): number | undefined {
  const [, years, months, weeks, days] =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T.*)?$/i.exec(asText(value)) ?? [];
  const total = [years, months, weeks, days].map((part) => Number(part ?? 0));
  const sum = (total[0] ?? 0) * 365 + (total[1] ?? 0) * 30 + (total[2] ?? 0) * 7 + (total[3] ?? 0);
  return sum > 0 ? sum : undefined;
}
