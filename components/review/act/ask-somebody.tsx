'use client';
import { MessageCircle, MessageSquareShare } from 'lucide-react';
import { type MouseEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { accessNames } from '../../../lib/review/access';
import { askableOf, chatLink, mailLink } from '../../../lib/review/askable';
import type { DecisionItem } from '../../../lib/review/model';
import { whoseAccess } from '../../../lib/review/whose-access';
import type { Known } from '../../../lib/review/workspace/view';
import { usePrincipalWords } from '../../parts/item-name';
import { TenantText } from '../../parts/tenant-text';
import { Moment } from '../../ui/moment';
import { useAskedPeople } from './asked-people';

const LINK = 'inline-flex min-h-11 items-center gap-1.5 link md:min-h-8';

/** Mails and chats to those who may know, written already; nothing is sent before the reviewer sends it there. */
export function AskSomebody({ item, known }: { item: DecisionItem; known: Known }) {
  const t = useTranslations('asking');
  const id = useId();
  const nameOf = usePrincipalWords();
  const { asked, remember } = useAskedPeople();
  const [open, setOpen] = useState(false);
  const people = askableOf(item, known.people?.get(item.principal.id));
  if (people.length === 0 || whoseAccess(item, known.me) === 'own') return null;
  const last = asked.get(item.id);
  const name = nameOf(item.principal);
  const resource = item.resource ? accessNames(item.resource).name : '';
  const subject = t('subject', { resource: resource || 'none', named: String(resource !== '') });
  const textFor = (who: 'person' | 'manager', to: string) =>
    t(who, {
      to,
      name,
      resource: resource || 'none',
      named: String(resource !== ''),
      portal: typeof window === 'undefined' ? '' : window.location.origin,
    });
  const note = (to: string) => (event: MouseEvent) => {
    if (!event.defaultPrevented) remember(item.id, to);
  };
  return (
    <div className="text-body">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className={LINK}
      >
        <MessageCircle aria-hidden="true" className="size-4.5 shrink-0" />
        {t('ask')}
      </button>
      {last && (
        <span className="ms-3 text-quiet">
          {t.rich('askedWhom', { name: () => <TenantText text={last.name} limit={80} /> })}{' '}
          <Moment iso={new Date(last.at).toISOString()} />
        </span>
      )}
      <ul id={id} hidden={!open}>
        {people.map(({ who, name: to, address }) => {
          const text = textFor(who, to);
          return (
            <li key={who} className="flex flex-wrap items-center gap-x-4">
              <span>
                <TenantText text={to} limit={80} />
                <span className="text-quiet"> · {t(`role.${who}`)}</span>
              </span>
              <a href={mailLink(address, subject, text)} onClick={note(to)} className={LINK}>
                {t('mail')}
              </a>
              <a
                href={chatLink(address, text)}
                target="_blank"
                rel="noreferrer"
                onClick={note(to)}
                className={LINK}
              >
                {t('chat')}
                <MessageSquareShare aria-hidden="true" className="size-4 shrink-0" />
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
