import type { Marks } from '../run/marks';

/** The rules of a run; each can be switched off to show its purpose. */
export const RULES = {
  markFirst: true,
  askDraft: true,
  lock: true,
  oneADay: true,
  graphTime: true,
  fresh: true,
  retryAfter: true,
  nothingAnswered: true,
  nothingGone: true,
};
export type Rules = typeof RULES;

/** Marks whose process may crash before or after each write. */
export function crashingMarks(marks: Marks, crash: () => void, rules: Rules): Marks {
  const late: (() => void)[] = [];
  const write = (work: () => void) => {
    crash();
    work();
    crash();
  };
  return {
    ...marks,
    markLeaving: (...mark) => {
      if (rules.markFirst) write(() => marks.markLeaving(...mark));
      else late.push(() => marks.markLeaving(...mark));
    },
    settle: (...state) =>
      write(() => {
        for (const work of late.splice(0)) work();
        marks.settle(...state);
      }),
    drop: (...which) => write(() => marks.drop(...which)),
    unfinished: () => {
      if (rules.askDraft) return marks.unfinished();
      for (const [person, { day }] of marks.unfinished()) marks.drop(person, day);
      return new Map();
    },
    history: (person) => (rules.oneADay ? marks.history(person) : { ...marks.history(person), last: null }),
  };
}
