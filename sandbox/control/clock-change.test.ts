import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ClockChange, clockStep } from './clock-change';

const NOW = new Date('2026-11-23T09:00:00Z');

describe('a clock', () => {
  it.each([
    [{ advance: 'P5D' }, '2026-11-28T09:00:00Z'],
    [{ advance: 'P1M' }, '2026-12-23T09:00:00Z'],
    [{ advance: 'PT1H30M' }, '2026-11-23T10:30:00Z'],
    [{ now: '2026-12-01T00:00:00Z' }, '2026-12-01T00:00:00Z'],
  ])('moves by %j to %s', (change, expected) => {
    expect(NOW.getTime() + clockStep(NOW, v.parse(ClockChange, change))).toBe(Date.parse(expected));
  });

  it.each([[{ advance: '-P1D' }], [{ now: '2026-11-22T09:00:00Z' }]])('refuses to go back: %j', (change) => {
    expect(() => clockStep(NOW, v.parse(ClockChange, change))).toThrow('forward');
  });

  it.each([
    [{}],
    [{ advance: '5 days' }],
    [{ now: 'tomorrow' }],
    [{ advance: 'P1D', now: '2026-12-01T00:00:00Z' }],
  ])('refuses %j', (change) => expect(v.safeParse(ClockChange, change).success).toBe(false));
});
