import { safeText } from '../../lib/review/text';

interface TenantTextProps {
  text: string;
  /** Longest text shown, in characters. */
  limit?: number;
}

/** A text that somebody in a tenant wrote: cleaned, and kept from turning the direction of what stands around it. */
export function TenantText({ text, limit }: TenantTextProps) {
  return <bdi>{safeText(text, limit)}</bdi>;
}
