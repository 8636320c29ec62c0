'use client';
import {
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';
import { useOneByOneMessages } from '../../../lib/messages/parts/one-by-one';
import type { Known } from '../../../lib/review/known';
import type { Answer, DecisionItem } from '../../../lib/review/model';
import { isUndecided } from '../../../lib/review/progress';
import { answerIn } from '../../../lib/review/row-answer';
import { mustAsk, sameAgain } from '../../../lib/review/row-question';
import { answersAbout, whoseAccess } from '../../../lib/review/whose-access';
import { useDecisionWords } from '../../parts/decision-word';
import { useItemsKind, usePrincipalWords } from '../../parts/item-name';
import { pressOf } from '../../parts/keys';
import { useKnownContext } from '../../parts/known-context';
import { PartCommandsContext } from '../../parts/part-commands';
import { TenantText } from '../../parts/tenant-text';
import { isViewAwaited } from '../../ui/lazy-view';
import { BackButton, OneByOneActions } from './one-by-one-actions';
import { OneByOneDone } from './one-by-one-done';
import { isTyping, OneByOneFrame } from './one-by-one-frame';
import { OneByOnePerson } from './one-by-one-person';
import { OneByOneQuestion } from './one-by-one-question';
import { oneByOneKeyOf } from './queue';
import { type QueueItems, useQueue } from './use-queue';

/** The reasons that were typed, for each act on an item, kept until they are saved. */
export interface TypedReasons {
  of(itemId: string, act: Answer): string;
  explain(itemId: string, act: Answer, reason: string): void;
}

interface OneByOneProps {
  /** Those that match and aren't reviewed are shown one by one. */
  items: QueueItems;
  reasons: TypedReasons;
  onDecide(act: Answer, item: DecisionItem, reason: string): void;
  onRetry?(itemIds: string[]): void;
  /** @param ended the ending was shown here */
  onClose(ended: boolean): void;
  shows: {
    /** What the reviewer did last, with its Undo. */
    lastAct(onUndone: (itemIds: readonly string[]) => void): ReactNode;
    /** What is said once the whole review is decided; null where that can't be told. */
    ending: ReactNode;
  };
  /** The element that gets the focus after the view has closed; null where what comes next takes it. */
  returnFocusTo(ended: boolean): HTMLElement | null;
  /** The id of the first item to show. */
  startAt?: string;
}

const howManyLeft = (items: readonly DecisionItem[], known: Known): number =>
  items.filter((item) => isUndecided(answerIn(known, item))).length;

/** The act that was chosen for the person on screen, and whether a key chose it. */
interface AskedAct {
  act: Answer;
  byKey: boolean;
}

function DoneTitle({ left, others, ended }: { left: number; others: number; ended: boolean }): ReactNode {
  const { definition } = useKnownContext().review;
  const t = useOneByOneMessages('focus');
  const kind = useItemsKind();
  if (ended) return <TenantText text={definition.displayName} limit={120} />;
  if (left > 0) return t('leftTitle', { count: left });
  return others > 0 ? t('matchingDone') : t('doneTitle', { kind });
}

/**
 * Shows one person at a time: the reviewer decides, gives a reason where one is required, and sees the next
 * person. Nothing is preselected.
 */
export function OneByOne(props: OneByOneProps) {
  const { items, reasons, onDecide, onRetry, onClose, shows, returnFocusTo, startAt } = props;
  const known = useKnownContext();
  const t = useOneByOneMessages('focus');
  const nameOf = usePrincipalWords();
  const { item, before, at, count, done, go, restart } = useQueue(items, known, startAt);
  const whose = item ? whoseAccess(item, known.me) : 'others';
  const words = useDecisionWords(whose);
  const answer = item && answerIn(known, item);
  const answers = answersAbout(whose, [answer?.decision, answer?.intent?.decision]);
  const [asked, setAsked] = useState<AskedAct | null>(null);
  const [said, setSaid] = useState('');
  /** Whether something was decided here: what was done before belongs to the list. */
  const [acted, setActed] = useState(false);
  const left = done ? howManyLeft(items.matching, known) : 0;
  const others = done ? howManyLeft(items.all, known) - left : 0;
  const ended = done && shows.ending !== null && left + others === 0;
  const heading = useRef<HTMLHeadingElement>(null);

  // The focus moves to the next person's name so that a screen reader reads it.
  const arrive = useEffectEvent(() => {
    // The ending has a heading of its own, which takes the focus.
    if (!ended) heading.current?.focus();
  });
  useEffect(() => arrive(), [at]);
  const leave = (step: 1 | -1, sentence: string) => {
    setAsked(null);
    setSaid(sentence);
    go(step);
  };
  const save = (act: Answer, reason: string) => {
    if (!item) return;
    // Passes the newest known answer, which is the one on screen; the list may not have it yet.
    onDecide(act, answerIn(known, item).item, reason);
    setActed(true);
    leave(1, t('decided', { decision: words(act), name: nameOf(item.principal) }));
  };
  const choose = (act: Answer, byKey: boolean) => {
    if (!item) return;
    if (mustAsk(act, item, known)) setAsked({ act, byKey });
    else save(act, '');
  };
  /** Asks for the reason of the current decision. */
  const explain = () => {
    const again = item && sameAgain([item], known);
    if (again) setAsked({ act: again, byKey: true });
  };
  const parts = useContext(PartCommandsContext);
  const press = (event: KeyboardEvent) => {
    if (isTyping(event.target)) return;
    const key = oneByOneKeyOf(pressOf(event), getComputedStyle(event.currentTarget).direction === 'rtl');
    if (!key) return;
    event.preventDefault();
    // It was pressed for a question on its way.
    if (isViewAwaited()) return;
    if (key === 'back') leave(-1, '');
    else if (key === 'next') !done && leave(1, '');
    else if (key === 'reason') explain();
    else if (key === 'undo') parts.run('undo');
    else if (answers.includes(key)) choose(key, true);
  };
  return (
    <OneByOneFrame
      heading={heading}
      head={{
        title: item ? (
          <TenantText text={nameOf(item.principal)} limit={120} />
        ) : (
          <DoneTitle left={left} others={others} ended={ended} />
        ),
        place: done ? t('place', { at: count, count }) : t('place', { at: at + 1, count }),
      }}
      onKeyDown={press}
      onEscape={asked && (() => setAsked(null))}
      onClose={() => onClose(ended)}
      returnFocusTo={() => returnFocusTo(ended)}
      footer={
        item ? (
          <>
            {asked && (
              <OneByOneQuestion
                act={asked.act}
                byKey={asked.byKey}
                item={item}
                reason={reasons.of(item.id, asked.act)}
                onReason={(reason) => reasons.explain(item.id, asked.act, reason)}
                onSave={(reason) => save(asked.act, reason)}
                onClose={() => {
                  setAsked(null);
                  heading.current?.focus();
                }}
              />
            )}
            <OneByOneActions
              key={item.id}
              canGoBack={at > 0}
              answers={answers}
              whose={whose}
              asked={asked?.act ?? null}
              decided={!isUndecided(answerIn(known, item))}
              onAnswer={(act) => choose(act, false)}
              onBack={() => leave(-1, '')}
              onSkip={() => leave(1, '')}
            />
          </>
        ) : (
          count > 0 && <BackButton onBack={() => leave(-1, '')} />
        )
      }
    >
      {acted && shows.lastAct((itemIds) => before && itemIds.includes(before.id) && leave(-1, ''))}
      {ended && shows.ending}
      {done && !ended && (
        <OneByOneDone left={left} others={others} onAgain={restart} onClose={() => onClose(false)} />
      )}
      {item && (
        <OneByOnePerson item={item} asked={asked !== null} onRetry={onRetry ? (id) => onRetry([id]) : null} />
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </OneByOneFrame>
  );
}
