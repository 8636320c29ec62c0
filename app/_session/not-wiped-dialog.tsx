'use client';
import { Button } from '../../components/ui/button';
import { Dialog } from '../../components/ui/dialog';
import { useSignOutMessages } from '../../lib/messages/parts/sign-out';

interface NotWipedDialogProps {
  onTryAgain(): void;
  onSignOut(): void;
  onClose(): void;
}

/** The browser refused to delete the stored data: the person must know it before they leave a shared computer. */
export function NotWipedDialog({ onTryAgain, onSignOut, onClose }: NotWipedDialogProps) {
  const t = useSignOutMessages('signOut');
  return (
    <Dialog
      alert
      onClose={onClose}
      title={t('notWipedTitle')}
      actions={
        <>
          <Button look="primary" onClick={onTryAgain}>
            {t('tryAgain')}
          </Button>
          <Button onClick={onSignOut}>{t('anyway')}</Button>
        </>
      }
    >
      <p>{t('notWiped')}</p>
    </Dialog>
  );
}
