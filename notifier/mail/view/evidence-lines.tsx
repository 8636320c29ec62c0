import { Text } from '@react-email/text';
import { asReview } from '../as-review';
import type { DigestItem, DigestReview } from '../digest';
import { evidence } from '../evidence';
import type { Texts } from '../texts';
import { STYLES } from './styles';

interface EvidenceProps {
  texts: Texts;
  review: DigestReview;
  item: DigestItem;
}

/** What is known of the person's use of the access, and Microsoft's recommendation. */
export function EvidenceLines({ texts, review, item }: EvidenceProps) {
  return evidence(texts, item, asReview(review), review.adviceEnabled).map(({ first, rest }) => (
    <Text key={first} className="quiet" style={STYLES.quiet}>
      {first !== '' && (
        <>
          <strong className="ink" style={STYLES.strong}>
            {first}
          </strong>{' '}
        </>
      )}
      {rest}
    </Text>
  ));
}
