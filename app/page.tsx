import { Inbox } from '../components/review/inbox/inbox';
import { InboxSkeleton } from '../components/review/inbox/inbox-skeleton';
import { ReviewerOnly } from './_session/reviewer-only';

export default function MyReviewsPage() {
  return (
    <ReviewerOnly skeleton={<InboxSkeleton />}>
      <Inbox />
    </ReviewerOnly>
  );
}
