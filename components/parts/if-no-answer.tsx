'use client';
import { memo } from 'react';
import { useItemMessages } from '../../lib/messages/parts/item';
import { consequenceOf, consequenceOfAll } from '../../lib/review/consequence';
import { dueAt } from '../../lib/review/deadline';
import { hasEnded, isPast } from '../../lib/review/decidable';
import { stageFacts } from '../../lib/review/stages';
import { DayTime } from '../ui/moment';
import { AtTheEnd, type EndProps } from './at-the-end';
import { StageSentence } from './stage-sentence';

function IfNoAnswerPlain(props: EndProps) {
  const { review, item, guest = null, items = [], whose = 'others' } = props;
  const t = useItemMessages('end.brief');
  const stages = useItemMessages('stage');
  if (hasEnded(review)) return <AtTheEnd {...props} />;
  if (isPast(review)) return <StageSentence review={review} />;
  const { nothing, applied, goesOn } = item
    ? consequenceOf(review, item, guest)
    : consequenceOfAll(review, items);
  const until = dueAt(review);
  const stage = stageFacts(review);
  const values = { applied, whose, guest: guest ? 'yes' : 'no', dated: until === null ? 'no' : 'yes' };
  return (
    <p>
      {stage?.number != null &&
        stage.count > 0 &&
        `${stages('which', { number: stage.number, of: stage.count })} `}
      {goesOn?.nothing === true
        ? t.rich('goesOn', { ...values, when: () => until && <DayTime iso={until} /> })
        : t.rich(nothing, { ...values, when: () => until && <DayTime iso={until} /> })}
    </p>
  );
}

/**
 * One sentence on what happens to items that nobody decides: who applies the default, and until when. It looks at all
 * items, so it renders again only when one of its facts changes.
 */
export const IfNoAnswer = memo(IfNoAnswerPlain);
