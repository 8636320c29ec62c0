import { Text } from '@react-email/text';
import type { ReactNode } from 'react';
import type { MailLook } from '../digest';
import { headerAddress } from '../headers';
import type { Texts } from '../texts';
import { STYLES } from './styles';

/** A small sentence at the end of the mail. */
export function FootText({ children }: { children: ReactNode }) {
  return (
    <Text className="quiet" style={STYLES.quiet}>
      {children}
    </Text>
  );
}

/** Whom to tell where the decision isn't the reader's. */
export function WhomToTell({ texts: { mail }, look: { help } }: { texts: Texts; look: MailLook }) {
  if (!help) return <FootText>{mail('foot.noHelp')}</FootText>;
  const { displayName, address } = headerAddress(help);
  const name = () => (
    <>
      <span dir="auto">{displayName || address}</span> (
      <a
        href={`mailto:${encodeURIComponent(address).replace('%40', '@')}`}
        className="quiet"
        style={STYLES.link}
      >
        {address}
      </a>
      )
    </>
  );
  return <FootText>{mail.rich('foot.help', { name })}</FootText>;
}
