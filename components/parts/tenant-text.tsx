import { homeAddress } from '../../lib/review/guest';
import { safeText } from '../../lib/review/text';

interface TenantTextProps {
  text: string;
  /** The longest text shown, in characters. */
  limit?: number;
}

/**
 * A sign-in name; a guest's is their own address. A name that needs two lines breaks before its domain.
 * @param props.oneLine for a line that is cut at its end: a break that is offered is taken even where lines don't wrap
 */
export function SignInName({ name, oneLine = false }: { name: string; oneLine?: boolean }) {
  const [local, ...domain] = safeText(homeAddress(name)).split('@');
  return (
    <bdi>
      {local}
      {domain.length > 0 && (
        <>
          {!oneLine && <wbr />}@{domain.join('@')}
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
