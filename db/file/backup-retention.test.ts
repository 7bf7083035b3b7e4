import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { todayAt } from '../../shared/time/plain-date.ts';
import { backupsToRemove } from './backup-retention.ts';

const NOW = new Date('2026-11-26T03:32:05Z');
const DAY = 86_400_000;

/** Backups some seconds before or after `NOW`, up to three years. */
const backups = fc
  .array(fc.integer({ min: -3 * 365 * 86_400, max: 40 * 86_400 }), { maxLength: 120 })
  .map((seconds) => seconds.map((offset) => ({ at: new Date(NOW.getTime() + offset * 1_000) })));

const newestOf = (all: readonly { readonly at: Date }[]): number =>
  Math.max(...all.map(({ at }) => at.getTime()).filter((time) => time <= NOW.getTime()));

it('never removes the newest, nor what is dated after now, and keeps 23 at most besides', () => {
  fc.assert(
    fc.property(backups, (all) => {
      const removed = new Set(backupsToRemove(all, NOW));
      for (const backup of removed) {
        expect(backup.at.getTime()).toBeLessThanOrEqual(newestOf(all));
      }
      const kept = all.filter((backup) => !removed.has(backup));
      if (all.some(({ at }) => at <= NOW)) expect(newestOf(kept)).toBe(newestOf(all));
      expect(kept.filter(({ at }) => at > NOW)).toEqual(all.filter(({ at }) => at > NOW));
      expect(kept.filter(({ at }) => at <= NOW).length).toBeLessThanOrEqual(7 + 4 + 12);
    }),
  );
});

it('leaves nothing to remove the second time, and what is dated after now changes nothing', () => {
  fc.assert(
    fc.property(backups, (all) => {
      const removed = new Set(backupsToRemove(all, NOW));
      const kept = all.filter((backup) => !removed.has(backup));
      expect(backupsToRemove(kept, NOW)).toEqual([]);
      expect(
        backupsToRemove(
          all.filter(({ at }) => at <= NOW),
          NOW,
        ),
      ).toEqual([...removed]);
    }),
  );
});

it('whenever the program ran, the newest of each of the last 7 days, 4 weeks and 12 months is still there', () => {
  const steps = fc.array(fc.integer({ min: 600, max: 9 * 86_400 }), { minLength: 1, maxLength: 150 });
  const monday = (at: Date): number => Math.floor((at.getTime() + 7 * 3_600_000 - 4 * DAY) / (7 * DAY));
  fc.assert(
    fc.property(steps, (seconds) => {
      let now = new Date('2024-01-01T01:00:00Z');
      let kept: { readonly at: Date }[] = [];
      const made: Date[] = [];
      for (const step of seconds) {
        now = new Date(now.getTime() + step * 1_000);
        made.push(now);
        kept.push({ at: now });
        const gone = new Set(backupsToRemove(kept, now));
        kept = kept.filter((backup) => !gone.has(backup));
      }
      const left = new Set(kept.map(({ at }) => at));
      for (const [spanOf, count] of [
        [(at: Date) => todayAt(at), 7],
        [(at: Date) => String(monday(at)), 4],
        [(at: Date) => todayAt(at).slice(0, 7), 12],
      ] as const) {
        const newest = new Map(made.map((at) => [spanOf(at), at]));
        for (const at of [...newest.values()].slice(-count)) expect(left.has(at)).toBe(true);
      }
    }),
  );
});
