import { homeAddress } from '../../lib/review/guest';
import { safeText } from '../../lib/review/text';

interface TenantTextProps {
  text: string;
  /** The longest text shown, in characters. */
  limit?: number;
}

/** A sign-in name; a guest's is their own address. A name that needs two lines breaks before its domain. */
export function SignInName({ name }: { name: string }) {
  const [local, ...domain] = safeText(homeAddress(name)).split('@');
  return (
    <bdi>
      {local}
      {domain.length > 0 && (
        <>
          <wbr />@{domain.join('@')}
        </>
      )}
    </bdi>
  );
}

/**
 * A text that somebody in a tenant wrote: cleaned, and isolated so that it can't change the
 * direction of the text around it.
 */
export function TenantText({ text, limit }: TenantTextProps) {
  return <bdi>{safeText(text, limit)}</bdi>;
}
