import { DAY } from '../../lib/review/day';
import type { NotifierConfig } from '../config';
import type { Door } from '../graph/door';
import type { Mail, Thanks } from '../mail/digest';
import { writeMail } from '../mail/write';
import type { Material } from '../reading/material';
import type { Line } from '../run/host';
import { type Desk, finish, type Leaving, sendNow, unwritten } from '../run/send';
import { isWorkTime } from '../schedule/due';
import type { Storage } from '../storage';
import { collectThanks } from './collect';
import type { OwedThanks } from './ended';

/** In ms; a later thank-you would only confuse. */
const GOOD_FOR = 7 * DAY;

/** A thank-you mail. Its key is the instance, so that a person gets it once. */
interface Word extends Leaving {
  thanks: Thanks;
}

function wordOf(owed: OwedThanks, timeZone: string, now: string): Word {
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

interface Thanking {
  config: NotifierConfig;
  door: Door;
  storage: Storage;
  material: Pick<Material, 'open' | 'at'>;
  desk: Pick<Desk<Mail, Word>, 'sender' | 'wait' | 'stopping'>;
}

/**
 * Thanks the people who decided in reviews that have ended, each once, in working hours: one line for each.
 * @throws PortalProblem where Graph can't be read for now
 */
export async function thankAll({ config, door, storage, material, desk }: Thanking): Promise<Line[]> {
  const { ended, zones, thanksMarks: marks } = storage;
  await collectThanks(door.graph, material, ended);
  const now = door.at();
  ended.forget(new Date(Date.parse(now) - GOOD_FOR).toISOString());
  const owed = ended.owed().filter(({ address }) => address !== '');
  const settings = await zones.of(
    door.graph,
    owed.map(({ person }) => person),
    now,
  );
  const at: Desk<Mail, Word> = {
    ...desk,
    marks,
    compose: (_, { thanks }) => writeMail(thanks, config.look),
  };
  const unfinished = marks.unfinished();
  const lines: Line[] = [];
  for (const one of owed) {
    if (desk.stopping() || lines.at(-1)?.result === 'blocked') break;
    const zone = settings.get(one.person)?.timeZone ?? null;
    const word = wordOf(one, zone ?? config.schedule.timeZone, now);
    const mark = unfinished.get(one.person);
    const isDone = marks.state(one.person, one.instance);
    if (mark?.day === one.instance)
      lines.push(await finish(at, one.person, mark, word).catch(unwritten(one.person)));
    else if (isDone === null && isWorkTime(config.schedule, zone, now))
      lines.push(await sendNow(at, one.person, word).catch(unwritten(one.person)));
    const state = marks.state(one.person, one.instance);
    if (state !== null && state !== 'leaving') ended.settle(one.person, one.instance);
  }
  return lines;
}
