import * as v from 'valibot';
import { isZone } from './zone';

/** In local hours: nobody gets mail before this hour… */
const FIRST_HOUR = 7;
/** …or from this one on. */
export const NIGHT_HOUR = 20;
const MAX_DAYS_BEFORE = 60;
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const yesOrNo = (name: string) => v.optional(v.boolean(`${name} is true or false.`), true);
const HOUR = `hour is a whole number from ${FIRST_HOUR} to ${NIGHT_HOUR - 1}: nobody is written to at night.`;
const DAYS_BEFORE = `daysBefore is a list of whole numbers of days from 1 to ${MAX_DAYS_BEFORE}, such as [3, 1].`;
const ZONE = 'timeZone is a name of the IANA list, such as Europe/Oslo.';
const WEEKEND = `weekend is a list of days, such as ["Saturday", "Sunday"], and leaves at least one day to work on.`;

const ScheduleTable = v.strictObject(
  {
    start: yesOrNo('start'),
    weekly: yesOrNo('weekly'),
    daysBefore: v.optional(
      v.array(
        v.pipe(
          v.number(DAYS_BEFORE),
          v.integer(DAYS_BEFORE),
          v.minValue(1, DAYS_BEFORE),
          v.maxValue(MAX_DAYS_BEFORE, DAYS_BEFORE),
        ),
        DAYS_BEFORE,
      ),
      [3, 1],
    ),
    lastDay: yesOrNo('lastDay'),
    hour: v.optional(
      v.pipe(v.number(HOUR), v.integer(HOUR), v.minValue(FIRST_HOUR, HOUR), v.maxValue(NIGHT_HOUR - 1, HOUR)),
      9,
    ),
    timeZone: v.optional(v.pipe(v.string(ZONE), v.check(isZone, ZONE)), 'UTC'),
    weekend: v.optional(
      v.pipe(
        v.array(v.picklist(DAYS, WEEKEND), WEEKEND),
        v.check((days) => new Set(days).size < DAYS.length, WEEKEND),
      ),
      ['Saturday', 'Sunday'],
    ),
  },
  ({ expected, received }) =>
    expected === 'never'
      ? `The schedule has no setting ${received}.`
      : 'The schedule is a table of settings.',
);

/** When people get mail: the host's table, completed with defaults. */
export type Schedule = v.InferOutput<typeof ScheduleTable>;

/** Reads the table of a host's configuration; each mistake is a sentence. */
export function readSchedule(table: unknown): { schedule: Schedule } | { mistakes: string[] } {
  const read = v.safeParse(ScheduleTable, table);
  if (read.success) return { schedule: read.output };
  return { mistakes: [...new Set(read.issues.map(({ message }) => message))] };
}

/** Whether this weekday is a rest day: 1 is Monday, 7 Sunday. */
export const isRestDay = ({ weekend }: Schedule, weekday: number): boolean =>
  weekend.some((day) => DAYS.indexOf(day) + 1 === weekday);
