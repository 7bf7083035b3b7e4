import type { HomeTrip } from '../../shared/contract/home.ts';
import { statusAt } from '../../shared/registers/define-register.ts';
import { leadDays, nextOccasion } from '../../shared/reference/occasions.ts';
import { holdsOn } from '../../shared/reference/find-reference.ts';
import { addDays, daysBetween, type PlainDate } from '../../shared/time/plain-date.ts';
import { referenceRows } from '../reference.ts';
import { prepared } from '../file/sqlite.ts';
import { today, type ReadStore } from '../store.ts';
import { readTimeline } from '../status-timeline.ts';
import { mainOf } from '../file/handles.ts';

interface SummaryLine {
  readonly register: HomeTrip['register'];
  readonly id: string;
  readonly code: string;
  readonly title: string;
}

const NEXT_DAYS = 14;
const PAST_DAYS = 180;

function line(now: PlainDate, row: SummaryLine, date: PlainDate, kind: string): HomeTrip {
  const { register, id, code, title } = row;
  return { register, id, code, title, date, days: daysBetween(now, date), kind };
}

/**
 * Open incidents for whose answer we have waited more than `waitingDays` days, by the day since which: also those that
 * have become a backlog meanwhile.
 */
export function waitingIncidents(store: ReadStore, waitingDays: number): readonly HomeTrip[] {
  const now = today(store);
  return prepared<[], SummaryLine & { readonly timeline: string }>(
    mainOf(store),
    `SELECT register, record_id AS id, code, title, status_timeline AS timeline FROM record_summary
     WHERE register = 'border-incident' AND withdrawn = 0 AND last_date IS NULL ORDER BY deciding_date`,
  )
    .all()
    .flatMap((row) => {
      const steps = readTimeline(row.timeline).filter((step) => step.status !== 'backlog');
      if (statusAt(steps, now) !== 'awaitingReply') return [];
      const since = steps.findLast((step) => step.from === null || step.from <= now)?.from ?? null;
      if (since === null || daysBetween(since, now) <= waitingDays) return [];
      return [line(now, row, since, 'waiting')];
    });
}

/** Days that were set for the next step of open incidents: coming within two weeks, or past. */
export function nextSteps(store: ReadStore): readonly HomeTrip[] {
  const now = today(store);
  return prepared<[string, string], SummaryLine & { readonly date: PlainDate }>(
    mainOf(store),
    `SELECT s.register, s.record_id AS id, s.code, s.title, max(p.next_date) AS date
     FROM border_incident_step AS p JOIN record_summary AS s ON s.record_id = p.record_id
     WHERE p.withdrawn = 0 AND s.withdrawn = 0 AND s.last_date IS NULL AND p.next_date IS NOT NULL
     GROUP BY s.record_id HAVING date BETWEEN ? AND ? ORDER BY date LIMIT 40`,
  )
    .all(addDays(now, -PAST_DAYS), addDays(now, NEXT_DAYS))
    .map((row) => line(now, row, row.date, 'nextStep'));
}

/** Letters that still want an answer and whose day has passed or is near. */
export function lateReplies(store: ReadStore, waitingDays: number): readonly HomeTrip[] {
  const now = today(store);
  return prepared<[string, string, string, string, string], SummaryLine & { readonly date: PlainDate }>(
    mainOf(store),
    `SELECT s.register, s.record_id AS id, s.code, s.title, coalesce(l.reply_due, date(l.date, ?)) AS date
     FROM letter AS l JOIN record_summary AS s ON s.record_id = l.id
     WHERE s.withdrawn = 0 AND l.reply_wanted = 1 AND l.date <= ? AND s.status_timeline NOT LIKE '%"replied"%'
       AND coalesce(l.reply_due, date(l.date, ?)) BETWEEN ? AND ? ORDER BY 5 LIMIT 40`,
  )
    .all(
      `+${waitingDays} days`,
      now,
      `+${waitingDays} days`,
      addDays(now, -PAST_DAYS),
      addDays(now, NEXT_DAYS),
    )
    .map((row) => line(now, row, row.date, 'reply'));
}

/** Commitments of talks that are not done and whose day has passed or is near. */
export function dueCommitments(store: ReadStore): readonly HomeTrip[] {
  const now = today(store);
  return prepared<[string, string], SummaryLine & { readonly date: PlainDate; readonly text: string | null }>(
    mainOf(store),
    `SELECT s.register, s.record_id AS id, s.code, s.title, c.due AS date, c.text
     FROM talk_commitment AS c JOIN record_summary AS s ON s.record_id = c.record_id
     WHERE c.withdrawn = 0 AND s.withdrawn = 0 AND c.done_on IS NULL AND c.due BETWEEN ? AND ?
     ORDER BY c.due LIMIT 40`,
  )
    .all(addDays(now, -PAST_DAYS), addDays(now, NEXT_DAYS))
    .map((row) => line(now, { ...row, title: row.text ?? row.title }, row.date, 'commitment'));
}

/** A yearly occasion whose letter is to be prepared by now. */
export interface DueOccasion {
  readonly code: string;
  readonly name: string;
  readonly date: PlainDate;
  readonly days: number;
  /** The newest letter for the same occasion, to begin from; null when there never was one. */
  readonly lastLetter: string | null;
}

/** Occasions within their lead days for which no letter was begun yet. */
export function dueOccasions(store: ReadStore): readonly DueOccasion[] {
  const now = today(store);
  return referenceRows(store)
    .filter((row) => row.catalogue === 'occasion' && holdsOn(row, now))
    .flatMap((row): readonly DueOccasion[] => {
      const date = nextOccasion(row, now);
      const days = date === null ? null : daysBetween(now, date);
      if (date === null || days === null || days > leadDays(row)) return [];
      const last = prepared<[string], { id: string; date: PlainDate | null }>(
        mainOf(store),
        `SELECT l.id, l.date FROM letter AS l
         WHERE l.withdrawn IS NULL AND l.direction = 'sent' AND l.occasion ->> 'code' = ?
         ORDER BY l.date DESC LIMIT 1`,
      ).get(row.code);
      // A letter of the last months is this year's.
      if (last !== undefined && last.date !== null && daysBetween(last.date, date) < 180) return [];
      return [{ code: row.code, name: row.name, date, days, lastLetter: last?.id ?? null }];
    })
    .toSorted((a, b) => a.days - b.days);
}
