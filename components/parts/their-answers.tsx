'use client';
import { formatDay, formatExact } from '../../lib/format';
import { useItemMessages } from '../../lib/messages/parts/item';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { useReader } from '../../lib/messages/provider';
import type { DecisionItem } from '../../lib/review/model';
import { makerKind } from '../../lib/review/principal';
import { safeText } from '../../lib/review/text';
import type { Whose } from '../../lib/review/whose-access';
import { MakerName } from './answered-by';
import { useDecisionWords } from './decision-word';
import { ItemName } from './item-name';
import { TenantText } from './tenant-text';

const SHOWN = 5;

const hasDay = ({ reviewedAt }: DecisionItem) => reviewedAt !== null && !Number.isNaN(Date.parse(reviewedAt));

/** The day as plain text, not a button: the first button in a question must be an answer. */
function AnsweredOn({ item }: { item: DecisionItem }) {
  const reader = useReader();
  if (item.reviewedAt === null || !hasDay(item)) return null;
  const time = new Date(item.reviewedAt);
  return (
    <time dateTime={item.reviewedAt} lang={reader.locale} title={formatExact(time, reader)}>
      {formatDay(time, reader)}
    </time>
  );
}

interface TheirAnswersProps {
  items: readonly DecisionItem[];
  me: string;
  /** `own` where the reviewer's own access is asked about by itself; others' if left out. */
  whose?: Whose;
}

/** Answers of other reviewers that would be replaced: who gave them, when, and why. */
export function TheirAnswers({ items, me, whose }: TheirAnswersProps) {
  const t = useItemMessages('dialog');
  const app = useShellMessages('app');
  const words = useDecisionWords(whose);
  const rest = items.length - SHOWN;
  return (
    <ul className="list-disc space-y-1 ps-5">
      {items.slice(0, SHOWN).map((item) => (
        <li key={item.id}>
          {t.rich('answer', {
            decision: words(item.decision),
            person: () => <ItemName item={item} limit={120} />,
            maker: makerKind(item),
            by: () => <MakerName inside item={item} me={me} />,
          })}
          <span className="block text-sm text-quiet">
            <AnsweredOn item={item} />
            {hasDay(item) && safeText(item.justification) && ' · '}
            <TenantText text={item.justification} limit={120} />
          </span>
        </li>
      ))}
      {rest > 0 && <li>{app('andMore', { count: rest })}</li>}
    </ul>
  );
}
