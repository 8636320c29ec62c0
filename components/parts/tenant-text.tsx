import { homeAddress } from '../../lib/review/guest';
import { safeText } from '../../lib/review/text';

interface TenantTextProps {
  text: string;
  /** Longest text shown, in characters. */
  limit?: number;
}

/** A sign-in name, of a guest their own address; where it needs two lines it breaks before its domain. */
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

/** A text that somebody in a tenant wrote: cleaned, and kept from turning the direction of what stands around it. */
export function TenantText({ text, limit }: TenantTextProps) {
  return <bdi>{safeText(text, limit)}</bdi>;
}
