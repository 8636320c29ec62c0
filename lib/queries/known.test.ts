import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { isAwaited } from './known';

test('a first read is awaited until it ends, and a failed one that is tried again is not awaited anew', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const queryFn = () => Promise.reject(new Error('no network'));
  const observer = new QueryObserver(client, { queryKey: ['previous'], queryFn });
  const stop = observer.subscribe(() => {});
  expect(isAwaited(observer.getCurrentResult())).toBe(true);
  await expect.poll(() => observer.getCurrentResult().isError).toBe(true);
  expect(isAwaited(observer.getCurrentResult())).toBe(false);
  const again = observer.refetch();
  expect([observer.getCurrentResult().isPending, isAwaited(observer.getCurrentResult())]).toEqual([
    true,
    false,
  ]);
  await again;
  stop();
  client.clear();
});
