import { describe, expect, it, vi } from 'vitest';
import { TenantClock } from './tenant-clock';
import { fakeGraph } from './testing';

const NOW = Date.parse('2026-11-10T00:00:00.000Z');
const DAY = 86_400_000;

const clockAt = (ms: number) => new TenantClock(() => ms);

describe('the tenant’s clock', () => {
  it('is the device’s clock while no answer has a valid Date', () => {
    const clock = clockAt(NOW);
    for (const date of [null, '', 'no date']) clock.adjust(date);
    expect([clock.now(), clock.ahead()]).toEqual([NOW, 0]);
  });

  it('follows the Date of an answer, forwards and back, and reports each change once', () => {
    const clock = clockAt(NOW);
    const changed = vi.fn();
    const stop = clock.subscribe(changed);
    clock.adjust('Wed, 11 Nov 2026 00:00:00 GMT');
    clock.adjust('Wed, 11 Nov 2026 00:00:20 GMT');
    expect([clock.now(), clock.ahead()]).toEqual([NOW + DAY, DAY]);
    expect(changed).toHaveBeenCalledOnce();
    clock.adjust('Tue, 10 Nov 2026 00:00:30 GMT');
    expect([clock.now(), clock.ahead()]).toEqual([NOW, 0]);
    stop();
    clock.adjust('Wed, 11 Nov 2026 00:00:00 GMT');
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it('ignores differences below a minute', () => {
    const ahead = (before: number, seconds: number) => {
      const clock = clockAt(NOW);
      clock.adjust(new Date(NOW + before * 1000).toUTCString());
      clock.adjust(new Date(NOW + seconds * 1000).toUTCString());
      return clock.ahead() / 1000;
    };
    expect([ahead(0, 59), ahead(0, 60), ahead(0, -59), ahead(0, -60)]).toEqual([0, 60, 0, -60]);
    expect([ahead(3600, 3659), ahead(3600, 3660), ahead(3600, 60), ahead(3600, 59)]).toEqual([
      3600, 3660, 60, 0,
    ]);
  });

  it('is adjusted by an answer of Graph, even by a refusal', async () => {
    const date = new Date(Date.now() + DAY).toUTCString();
    const { graph } = fakeGraph(() => ({ status: 403, headers: { date }, body: {} }));
    await graph.try({ method: 'GET', address: 'https://graph.microsoft.com/v1.0/me' });
    expect(graph.tenant.clock.ahead()).toBeGreaterThan(DAY - 2000);
  });
});
