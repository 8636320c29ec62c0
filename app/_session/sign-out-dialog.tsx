'use client';
import { useActWords } from '../../components/parts/decision-word';
import { TenantText } from '../../components/parts/tenant-text';
import { Button } from '../../components/ui/button';
import { Dialog } from '../../components/ui/dialog';
import { useSessionMessages } from '../../lib/messages/parts/session';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { useSignOutMessages } from '../../lib/messages/parts/sign-out';
import type { SignOutLoss } from '../../lib/queries/sign-out-loss';

/** The dialog names this many decisions at most and counts the others. */
const NAMED = 5;

interface SignOutDialogProps {
  loss: SignOutLoss;
  onSignOut(): void;
  onClose(): void;
}

/**
 * Signing out deletes everything on this device. Asks first, because some decisions aren't seen saved or can't be read.
 */
export function SignOutDialog({ loss, onSignOut, onClose }: SignOutDialogProps) {
  const t = useSignOutMessages('signOut');
  const outbox = useSessionMessages('outbox');
  const { waiting, departed, unreadable } = loss;
  const title =
    waiting > 0 ? t('title', { count: waiting }) : outbox('unreadableTitle', { count: unreadable });
  return (
    <Dialog
      alert
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button look="primary" onClick={onClose}>
            {t('stay')}
          </Button>
          <Button onClick={onSignOut}>{t('discard', { count: waiting + unreadable })}</Button>
        </>
      }
    >
      {waiting > 0 && <p>{t('text', { count: waiting })}</p>}
      {departed.length > 0 && <DepartedList waiting={waiting} departed={departed} />}
      {unreadable > 0 && <p>{t('unreadable', { count: unreadable })}</p>}
    </Dialog>
  );
}

function DepartedList({ waiting, departed }: Pick<SignOutLoss, 'waiting' | 'departed'>) {
  const t = useSignOutMessages('signOut');
  const words = useActWords();
  const app = useShellMessages('app');
  const more = departed.length - NAMED;
  return (
    <>
      <p>{t('departed', { waiting, count: departed.length })}</p>
      <ul className="list-disc ps-5">
        {departed.slice(0, NAMED).map(({ name, decision }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two decisions can look the same, and the list never changes.
          <li key={at}>
            {name === null
              ? t('departedUnnamed', { decision: words(decision) })
              : t.rich('departedOf', {
                  name: () => <TenantText text={name} />,
                  decision: words(decision),
                })}
          </li>
        ))}
        {more > 0 && <li>{app('andMore', { count: more })}</li>}
      </ul>
    </>
  );
}
