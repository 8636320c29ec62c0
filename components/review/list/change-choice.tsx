'use client';
import { useItemMessages } from '../../../lib/messages/parts/item';
import { ANSWERS, DECISIONS, type DecisionItem } from '../../../lib/review/model';
import { isUndecided } from '../../../lib/review/progress';
import { answerIn, shownOf } from '../../../lib/review/row-answer';
import { ACT_ICONS, useActWords } from '../../parts/decision-word';
import { useItemWords } from '../../parts/item-name';
import { Button } from '../../ui/button';
import { atFirstClick } from '../../ui/first-click';
import { useWorkspaceState } from './workspace-context';

/** The acts that change a decision, in words, under its row. */
export function ChangeChoice({ item }: { item: DecisionItem }) {
  const t = useItemMessages('row');
  const words = useActWords();
  const name = useItemWords()(item);
  const { list, known } = useWorkspaceState();
  const { questions } = list;
  const answer = answerIn(known, item);
  const chosen = shownOf(answer).decision;
  const acts = isUndecided(answer) ? ANSWERS : DECISIONS;
  return (
    <fieldset
      aria-label={t('decide', { name })}
      className="flex min-w-0 flex-wrap items-center gap-2 px-4 py-1.5 md:ps-13"
    >
      {acts.map((act) => {
        const Icon = ACT_ICONS[act];
        const word = words(act);
        return (
          <Button
            key={act}
            aria-label={t('act', { act: word, name })}
            aria-pressed={chosen === act}
            onClick={atFirstClick(() => questions.decide(item.id, act))}
            className="px-3 aria-pressed:border-accent aria-pressed:text-accent forced-colors:aria-pressed:outline-2 desk:min-h-9 desk:py-1"
          >
            <Icon aria-hidden="true" className="size-4.5 shrink-0" />
            {word}
          </Button>
        );
      })}
      <Button
        look="quiet"
        aria-label={t('act', { act: t('cancel'), name })}
        onClick={() => questions.ask(item.id, null)}
        className="px-3 desk:min-h-9 desk:py-1"
      >
        {t('cancel')}
      </Button>
    </fieldset>
  );
}
