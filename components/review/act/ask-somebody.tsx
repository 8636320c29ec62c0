'use client';
import { MessageCircle } from 'lucide-react';
import { useId, useState } from 'react';
import { useItemMessages } from '../../../lib/messages/parts/item';
import { useResourceOwners } from '../../../lib/queries/resource-owners';
import { accessNames } from '../../../lib/review/access';
import { type Askable, askableOf } from '../../../lib/review/askable';
import type { Known } from '../../../lib/review/known';
import type { DecisionItem } from '../../../lib/review/model';
import { safeText } from '../../../lib/review/text';
import { whoseAccess } from '../../../lib/review/whose-access';
import { useAccessWords } from '../../parts/access-name';
import { usePrincipalWords } from '../../parts/item-name';
import { TenantText } from '../../parts/tenant-text';
import { Moment } from '../../ui/moment';
import { ASK_LINK, AskedLine } from './asked-line';
import { useAskedPeople } from './asked-people';

/**
 * Prepares mails and chats to people who may know the answer; the reviewer sends them in their own
 * mail or chat program. The resource's owners are read when this opens. For the reviewer's own
 * access only owners are offered.
 */
export function AskSomebody({ item, known }: { item: DecisionItem; known: Known }) {
  const t = useItemMessages('asking');
  const id = useId();
  const nameOf = usePrincipalWords();
  const accessOf = useAccessWords();
  const { asked, remember } = useAskedPeople();
  const [open, setOpen] = useState(false);
  const found = useResourceOwners(item.resource, open);
  const own = whoseAccess(item, known.me) === 'own';
  const people = own ? [] : askableOf(item, known.people?.get(item.principal.id), known.me);
  if (people.length === 0 && !found) return null;
  const last = asked.get(item.id);
  const resource = item.resource ? accessNames(item.resource).name : '';
  const { id: resourceId = '', displayName = '' } = item.resource ?? {};
  const owned = safeText(accessOf({ id: resourceId, displayName }), 120);
  const subject = t('subject', { resource: resource || 'none', named: String(resource !== '') });
  const textFor = ({ who, name: to }: Askable) =>
    t(who, {
      to,
      name: nameOf(item.principal),
      resource: who === 'owner' ? owned : resource || 'none',
      named: String(resource !== ''),
      own: String(own),
      portal: typeof window === 'undefined' ? '' : window.location.origin,
    });
  const owners = found?.owners ?? [];
  const ofOwners = found?.failed ? 'ownerFailed' : !found?.owners ? 'finding' : 'noOwner';
  return (
    <div className="text-body">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className={ASK_LINK}
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
        {[...people, ...owners].map((one) => (
          <AskedLine
            key={`${one.who} ${one.address}`}
            name={one.name}
            role={t(`role.${one.who}`, { resource: owned })}
            address={one.address}
            subject={subject}
            text={textFor(one)}
            onAsked={() => remember(item.id, one.name)}
          />
        ))}
      </ul>
      {open && found && owners.length === 0 && (
        <p role="status" className="text-quiet">
          {t(ofOwners, { resource: owned })}
        </p>
      )}
    </div>
  );
}
