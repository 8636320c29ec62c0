'use client';
import { useTranslations } from 'use-intl';
import { Button } from '../../components/ui/button';
import { Dialog } from '../../components/ui/dialog';

interface SignOutDialogProps {
  /** How many decisions haven't been seen saved. */
  waiting: number;
  onSignOut(): void;
  onStay(): void;
}

/** Signing out takes everything off this device, so what isn't at Microsoft yet is asked about first. */
export function SignOutDialog({ waiting, onSignOut, onStay }: SignOutDialogProps) {
  const t = useTranslations('signOut');
  return (
    <Dialog
      open
      alert
      onClose={onStay}
      title={t('title', { count: waiting })}
      actions={
        <>
          <Button look="primary" onClick={onStay}>
            {t('stay')}
          </Button>
          <Button onClick={onSignOut}>{t('discard')}</Button>
        </>
      }
    >
      <p>{t('text')}</p>
    </Dialog>
  );
}
