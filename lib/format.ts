/**
 * Formats dates, time spans, numbers and lists in the language of the messages, and dates in the reader's country and
 * time zone. `Intl` objects are expensive to create, and a review has thousands of dates, so each is created once.
 */
export interface Reader {
  /** BCP 47 tag: the language of the messages with the reader's country. */
  locale: string;
  /** IANA name of the time zone. */
  timeZone: string;
}

function memoized<Made>(make: (key: string) => Made): (key: string) => Made {
  const made = new Map<string, Made>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

const split = (key: string) => {
  const [locale = 'en', timeZone = 'UTC'] = key.split('\n');
  return { locale, timeZone };
};

const exact = memoized((key) => {
  const { locale, timeZone } = split(key);
  return new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'full', timeStyle: 'short' });
});
const day = memoized((key) => {
  const { locale, timeZone } = split(key);
  return new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'short', year: 'numeric' });
});
const dayTime = memoized((key) => {
  const { locale, timeZone } = split(key);
  return new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' });
});
const clock = memoized((key) => {
  const { locale, timeZone } = split(key);
  return new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'medium' });
});
/**
 * Numbers are grouped and lists joined by the language of the messages: in English a point doesn't separate thousands.
 */
const languageOf = (locale: string) => new Intl.Locale(locale).language;
/** Always with a number: `auto` says "tomorrow" for 47 hours, which can be two dates away. */
const distance = memoized((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'always' }));
const count = memoized((locale) => new Intl.NumberFormat(languageOf(locale)));
const enumeration = memoized((locale) => new Intl.ListFormat(languageOf(locale), { type: 'conjunction' }));

const keyOf = ({ locale, timeZone }: Reader) => `${locale}\n${timeZone}`;

/** Day, date and time: the exact form of every relative time. */
export const formatExact = (time: Date, reader: Reader): string => exact(keyOf(reader)).format(time);
/** As "7 Dec 2026". */
export const formatDay = (time: Date, reader: Reader): string => day(keyOf(reader)).format(time);
/** Day and minute, in few letters: an end just after midnight isn't the whole of that day. */
export const formatDayTime = (time: Date, reader: Reader): string => dayTime(keyOf(reader)).format(time);
/** The time of day, with seconds. */
export const formatClock = (time: Date, reader: Reader): string => clock(keyOf(reader)).format(time);
/** As "10,000". */
export const formatNumber = (value: number, reader: Reader): string => count(reader.locale).format(value);
/** As "a, b and c". */
export const formatList = (texts: readonly string[], reader: Reader): string =>
  enumeration(reader.locale).format(texts);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The unit in which a person would name a time span, and its number; negative in the past. */
export function distanceOf(
  time: Date,
  now: Date,
): { value: number; unit: 'minute' | 'hour' | 'day' | 'month' | 'year' } {
  const ms = time.getTime() - now.getTime();
  const size = Math.abs(ms);
  if (size < HOUR) return { value: Math.trunc(ms / MINUTE), unit: 'minute' };
  if (size < DAY) return { value: Math.trunc(ms / HOUR), unit: 'hour' };
  const days = Math.trunc(ms / DAY);
  if (Math.abs(days) < 90) return { value: days, unit: 'day' };
  if (Math.abs(days) < 730) return { value: Math.trunc(days / 30.44), unit: 'month' };
  return { value: Math.trunc(days / 365.25), unit: 'year' };
}

/** The words for less than a minute: before it, and after it. */
interface NowWords {
  now: string;
  justNow: string;
}

/** "in 3 days", "47 days ago". Whole units, never rounded up, so that a deadline never looks later than it is. */
export function formatRelative(time: Date, now: Date, reader: Reader, words: NowWords): string {
  const { value, unit } = distanceOf(time, now);
  if (value === 0) return time > now ? words.now : words.justNow;
  return distance(reader.locale).format(value, unit);
}
