'use client';
import { InboxSkeleton } from '../components/inbox/inbox-skeleton';
import { lazyView } from '../components/ui/lazy-view';
import { ReviewerOnly } from './_session/reviewer-only';

const inbox = lazyView(async () => (await import('../components/inbox/inbox')).Inbox, { preload: true });

export default function MyReviewsPage() {
  return <ReviewerOnly skeleton={<InboxSkeleton />} view={inbox} props={{}} />;
}
