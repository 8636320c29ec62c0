'use client';
import { InboxSkeleton } from '../components/inbox/inbox-skeleton';
import { lateView } from '../components/ui/late-view';
import { ReviewerOnly } from './_session/reviewer-only';

const inbox = lateView(async () => (await import('../components/inbox/inbox')).Inbox, { ahead: true });

export default function MyReviewsPage() {
  return <ReviewerOnly skeleton={<InboxSkeleton />} view={inbox} props={{}} />;
}
