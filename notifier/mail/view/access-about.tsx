import { Text } from '@react-email/text';
import { accessDescriptions } from '../../../lib/review/access';
import type { Resource } from '../../../lib/review/model';
import { safeText } from '../../../lib/review/text';
import { LIMITS } from '../names';
import { STYLES } from './styles';
import { TenantText } from './tenant-text';

/** The tenant's description of an access. */
export function Descriptions({ resource }: { resource: Resource | null }) {
  const texts = resource ? accessDescriptions(resource) : null;
  return (texts ?? []).map((text) => (
    <Text key={text} className="quiet" style={STYLES.quiet}>
      <TenantText text={safeText(text, LIMITS.description)} />
    </Text>
  ));
}
