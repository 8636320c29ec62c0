import { DAY } from '../../lib/review/day';
import type { NotifierConfig } from '../config';
import type { GraphConnection } from '../graph/connection';
import type { Mail, Thanks } from '../mail/digest';
import { writeMail } from '../mail/write';
import type { ReviewData } from '../reading/review-data';
import type { Line } from '../run/ports';
import { type DueMail, finish, type MailPorts, sendNow, unwritableMailLine } from '../run/send';
import { isWorkTime } from '../schedule/due';
import type { Storage } from '../storage';
import { collectThanks } from './collect';
import type { OwedThanks } from './ended-reviews';

/** In ms; a later thank-you would only confuse. */
const MAX_AGE_MS = 7 * DAY;

/** A thank-you mail. Its key is the instance, so that a person gets it once. */
interface DueThanks extends DueMail {
  thanks: Thanks;
}

function dueThanksOf(owed: OwedThanks, timeZone: string, now: string): DueThanks {
  const { person, instance, definition, review, name, address, approved, denied, dontKnow } = owed;
  return {
    day: instance,
    rounds: [],
    thanks: {
      kind: 'thanks',
      person: { id: person, displayName: name, address },
      timeZone,
      now,
      review: { round: instance, definitionId: definition, instanceId: instance, displayName: review },
      answered: { approved, denied, dontKnow },
    },
  };
}

interface ThankOptions {
  config: NotifierConfig;
  connection: GraphConnection;
  storage: Storage;
  reviewData: Pick<ReviewData, 'open' | 'at'>;
  ports: Pick<MailPorts<Mail, DueThanks>, 'sender' | 'wait' | 'stopping'>;
}

/**
 * Thanks the people who decided in reviews that have ended, each once, in working hours: one line for each.
 * @throws PortalProblem where Graph can't be read for now
 */
export async function thankAll({
  config,
  connection,
  storage,
  reviewData,
  ports,
}: ThankOptions): Promise<Line[]> {
  const { endedReviews, mailboxes, thanksMarks: marks } = storage;
  await collectThanks(connection.graph, reviewData, endedReviews);
  const now = connection.graphTime();
  endedReviews.forget(new Date(Date.parse(now) - MAX_AGE_MS).toISOString());
  const owed = endedReviews.owedThanks().filter(({ address }) => address !== '');
  const settings = await mailboxes.settingsOf(
    connection.graph,
    owed.map(({ person }) => person),
    now,
  );
  const at: MailPorts<Mail, DueThanks> = {
    ...ports,
    marks,
    compose: (_, { thanks }) => writeMail(thanks, config.look),
  };
  const unfinished = marks.unfinished();
  const lines: Line[] = [];
  for (const one of owed) {
    if (ports.stopping() || lines.at(-1)?.result === 'blocked') break;
    const zone = settings.get(one.person)?.timeZone ?? null;
    const due = dueThanksOf(one, zone ?? config.schedule.timeZone, now);
    const mark = unfinished.get(one.person);
    const isDone = marks.state(one.person, one.instance);
    if (mark?.day === one.instance)
      lines.push(await finish(at, one.person, mark, due).catch(unwritableMailLine(one.person)));
    else if (isDone === null && isWorkTime(config.schedule, zone, now))
      lines.push(await sendNow(at, one.person, due).catch(unwritableMailLine(one.person)));
    const state = marks.state(one.person, one.instance);
    if (state !== null && state !== 'leaving') endedReviews.settle(one.person, one.instance);
  }
  return lines;
}
