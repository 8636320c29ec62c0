'use client';
import { CalendarX2, type LucideIcon, Scale, ShieldAlert, UserRoundPen } from 'lucide-react';
import type { ReactNode } from 'react';
import { useActMessages } from '../../../lib/messages/parts/act';
import { useItemMessages } from '../../../lib/messages/parts/item';
import { useOutcomeMessages } from '../../../lib/messages/parts/outcome';
import { type Act, decisionFor } from '../../../lib/review/act';
import type { BulkSummary } from '../../../lib/review/bulk';
import { denyLimit } from '../../../lib/review/limits';
import type { DecisionItem, DenyLimit } from '../../../lib/review/model';
import { whoseAccess } from '../../../lib/review/whose-access';
import { useCounted } from '../../parts/item-name';
import { useKnownContext } from '../../parts/known-context';
import { Names } from '../../parts/names';
import { TheirAnswers } from '../../parts/their-answers';
import { ScrollRegion } from '../../ui/scroll-region';
import { QuestionFacts } from './question-words';
import { WhatHappens } from './what-happens';

interface PointProps {
  icon: LucideIcon;
  title: ReactNode;
  children: ReactNode;
}

/** One point to know before saving, in words with an icon beside it. */
function Point({ icon: Icon, title, children }: PointProps) {
  return (
    <li className="flex gap-3">
      <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-warn" />
      <div className="min-w-0 space-y-0.5">
        <p className="font-medium">{title}</p>
        <div className="text-body text-quiet">{children}</div>
      </div>
    </li>
  );
}

/** Why a Deny can't take effect for some items, one sentence for each reason. */
function Limits({ items }: { items: readonly DecisionItem[] }) {
  const known = useKnownContext();
  const t = useOutcomeMessages('limits');
  const limits = new Set<DenyLimit>();
  for (const item of items) {
    const limit = denyLimit(item, known.access);
    if (limit) limits.add(limit);
  }
  return [...limits].map((limit) => <p key={limit}>{t(limit)}</p>);
}

/** Up to this many people who are denied are named; the list of all people has the others. */
const MAX_DENIED = 40;

/** Says what accepting the recommendations does. People who are denied are named; a single person is named by the title. */
function Accepted({ summary: { touched, untouched } }: { summary: BulkSummary }) {
  const dialog = useItemMessages('dialog');
  const counted = useCounted();
  const several = touched.length > 1 ? touched : [];
  const denied = several.filter((item) => decisionFor('accept', item) === 'Deny');
  const approve = several.length - denied.length;
  return (
    <>
      {denied.length > 0 && (
        <p>
          {dialog.rich('denied', {
            ...counted(denied.length),
            names: () => <Names items={denied} most={MAX_DENIED} />,
          })}
        </p>
      )}
      {approve + untouched.length > 0 && (
        <p>
          {dialog('summary', {
            approve,
            approving: counted(approve).who,
            none: untouched.length,
            Without: counted(untouched.length).Who,
          })}
        </p>
      )}
    </>
  );
}

interface ActSummaryProps {
  act: Act;
  summary: BulkSummary;
}

/**
 * Shown before anything is sent: what happens, where the recommendation differs, who was denied before, for
 * whom a Deny can't take effect, and whose answers would be replaced.
 */
export function ActSummary({ act, summary }: ActSummaryProps) {
  const known = useKnownContext();
  const t = useActMessages('act');
  const dialog = useItemMessages('dialog');
  const counted = useCounted();
  const { touched, against, deniedLastTime, cannotTakeEffect, replaces } = summary;
  const only = touched.length === 1 ? touched[0] : undefined;
  const decision = only && decisionFor(act, only);
  const points = against.length + deniedLastTime.length + cannotTakeEffect.length + replaces.length;
  return (
    <>
      {act === 'accept' && <Accepted summary={summary} />}
      {touched.some((item) => whoseAccess(item, known.me) === 'own') && (
        <p className="font-medium">{t(only ? 'ownOnly' : 'ownAmong')}</p>
      )}
      {only && decision ? (
        <p className="text-quiet">
          <QuestionFacts act={decision} item={only} />
          {act === 'NotReviewed' && dialog('takeBackText', { count: 1 })}
        </p>
      ) : (
        <WhatHappens act={act} review={known.review} items={touched} summary={summary} />
      )}
      {points > 0 && (
        <ScrollRegion
          label={t('points')}
          className="max-h-[max(28dvh,12rem)] border-y border-line py-3 sm:max-h-[max(36dvh,12rem)]"
        >
          <ul className="space-y-3">
            {against.length > 0 && (
              <Point icon={Scale} title={t('against', counted(against.length))}>
                <Names items={against} />
              </Point>
            )}
            {deniedLastTime.length > 0 && (
              <Point icon={CalendarX2} title={t('deniedLastTime', counted(deniedLastTime.length))}>
                <Names items={deniedLastTime} />
              </Point>
            )}
            {cannotTakeEffect.length > 0 && (
              <Point icon={ShieldAlert} title={t('cannotTakeEffect', counted(cannotTakeEffect.length))}>
                <p>
                  <Names items={cannotTakeEffect} />
                </p>
                <Limits items={cannotTakeEffect} />
              </Point>
            )}
            {replaces.length > 0 && (
              <Point icon={UserRoundPen} title={dialog('replaces', { count: replaces.length })}>
                <TheirAnswers items={replaces} me={known.me} />
              </Point>
            )}
          </ul>
        </ScrollRegion>
      )}
    </>
  );
}
