import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundRecord } from '../../shared/contract/find.ts';
import { registerNamed, type OpenRegisterName } from '../../shared/registers/all-registers.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { useSession } from '../session/session.tsx';
import { matchEntries, type FindEntry } from './match-entries.ts';
import { periodEntries } from './period-entries.ts';

/** The register that is looked in; null: everything. */
export type Scope = OpenRegisterName | null;

/** A line of what was found. */
export interface FoundRow {
  readonly key: string;
  readonly code: string;
  readonly label: string;
  /** The register, or what else it is. */
  readonly kind: string;
  readonly status: string;
  readonly date: string;
  readonly withdrawn: boolean;
  readonly run: () => void;
}

export interface FoundGroup {
  readonly key: 'recent' | 'best' | 'records' | 'others' | 'commands';
  readonly rows: readonly FoundRow[];
}

/** Records shown, of all registers and of one. */
const MOST = 15;
const MOST_OF_ONE = 50;
const MOST_RECENT = 8;
/** Commands, reports and settings shown above the records, and below them. */
const MOST_BEST = 4;
const MOST_OTHERS = 10;

/** What was asked, with its answer: an answer is shown for its own question only. */
interface Answer {
  readonly typed: string;
  readonly scope: Scope;
  readonly records: readonly FoundRecord[];
  readonly failed: boolean;
}

/**
 * What the typed words find. While the answer to the newest words is to come, that of the words before stays as it is, and
 * nothing of it can be opened.
 */
export function useFound(asked: {
  readonly typed: string;
  readonly scope: Scope;
  readonly entries: readonly FindEntry[];
  readonly recent: readonly string[];
  readonly go: (address: string) => void;
}) {
  const { typed, scope, entries, recent, go } = asked;
  const { t } = useTranslation();
  const { client, status } = useSession();
  const settings = useQuery({ queryKey: ['settings'], queryFn: () => client.settings.read() });
  const calendarId = settings.data?.calendarId;
  const ask = async (): Promise<Answer> => {
    const question = { typed, scope };
    try {
      const { records } =
        typed.trim() === ''
          ? await client.find.named({ ids: [...recent] })
          : await client.find.records({
              search: typed,
              register: scope,
              most: scope === null ? MOST : MOST_OF_ONE,
            });
      return { ...question, records, failed: false };
    } catch {
      return { ...question, records: [], failed: true };
    }
  };
  const found = useQuery({
    queryKey: ['find', scope, typed],
    queryFn: ask,
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  // Reports are found by the calendar of the settings: before that is known, the first row may be another than it will be.
  const isCurrent = found.data !== undefined && !found.isPlaceholderData && !settings.isPending;
  const groups = found.data === undefined ? [] : groupsOf(found.data);
  /** What to do with the first row once the newest words are answered. */
  const waiting = useRef<{ readonly typed: string; readonly take: (run: () => void) => void } | null>(null);
  useEffect(() => {
    const { current } = waiting;
    if (current === null) return;
    if (current.typed !== typed) waiting.current = null;
    else if (isCurrent) {
      waiting.current = null;
      const first = groups[0]?.rows[0];
      if (first !== undefined) current.take(first.run);
    }
  });
  return {
    groups,
    isCurrent,
    /** Tells one answer from another. */
    answered: `${found.data?.scope ?? ''} ${found.data?.typed ?? ''}`,
    failed: found.data?.failed === true,
    /** There may be more records than are shown. */
    isCut: (found.data?.records.length ?? 0) >= (found.data?.scope === null ? MOST : MOST_OF_ONE),
    whenCurrent: (take: (run: () => void) => void): void => {
      waiting.current = { typed, take };
    },
  };

  function groupsOf(answer: Answer): readonly FoundGroup[] {
    const records = answer.records.map(rowOfRecord);
    const isEmpty = answer.typed.trim() === '';
    const within = answer.scope;
    if (isEmpty) {
      const lately = records.filter((_, place) => {
        const register = answer.records[place]?.register;
        return within === null || register === within;
      });
      return filled([
        { key: 'recent', rows: lately.slice(0, MOST_RECENT) },
        { key: 'commands', rows: within === null ? entries.filter(isCommand).map(rowOfEntry) : [] },
      ]);
    }
    if (within !== null) return filled([{ key: 'records', rows: records }]);
    const all =
      calendarId === undefined
        ? entries
        : [
            ...entries,
            ...periodEntries(t, calendarId, status.today, answer.typed, (code) => go(`/reports/${code}`)),
          ];
    const { well, others } = matchEntries(all, answer.typed);
    return filled([
      { key: 'best', rows: well.slice(0, MOST_BEST).map(rowOfEntry) },
      { key: 'records', rows: records },
      { key: 'others', rows: [...well.slice(MOST_BEST), ...others].slice(0, MOST_OTHERS).map(rowOfEntry) },
    ]);
  }

  function rowOfRecord({ register, id, code, title, date, status, withdrawn }: FoundRecord): FoundRow {
    const { key } = registerNamed(register);
    return {
      key: id,
      code,
      label: title === '' ? code : title,
      kind: t(`registers:${key}.title`),
      status: status === null ? '' : t(`choices:status.${status}`),
      date: date === null ? '' : formatDate(date),
      withdrawn,
      run: () => go(`/${register}/${id}`),
    };
  }
}

const isCommand = ({ isSetting }: FindEntry): boolean => isSetting !== true;

const filled = (groups: readonly FoundGroup[]): readonly FoundGroup[] =>
  groups.filter(({ rows }) => rows.length > 0);

function rowOfEntry({ key, label, kind, run }: FindEntry): FoundRow {
  return { key, code: '', label, kind, status: '', date: '', withdrawn: false, run };
}
