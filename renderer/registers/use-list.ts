import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { OpenRegisterName } from '../../shared/registers/all-registers.ts';
import type { ListPage, ListQuery, ListRow } from '../../shared/registers/list-query.ts';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { extended, noMarks, unanchored, type Marks } from './list-marks.ts';
import { firstRow, keepPlace, placeIn, rowOf, wholeList } from './list-place.ts';

/** Milliseconds after the last letter until a list is searched. */
const TYPING_PAUSE = 120;

const NO_ROWS: readonly ListRow[] = [];

/** A list as it is being looked at. */
export interface OpenList {
  readonly query: ListQuery;
  /** The search as typed; the query follows it. */
  readonly typed: string;
  readonly type: (text: string) => void;
  /** Narrows the list otherwise: it begins anew at its first row. */
  readonly narrow: (part: Partial<ListQuery>) => void;
  /** Takes a whole query, as it was saved under a name. */
  readonly take: (query: ListQuery) => void;
  readonly clear: () => void;
  /** Turns to another page, or to another number of rows; `at` is the row that is then chosen. */
  readonly turn: (part: Pick<ListQuery, 'offset' | 'limit'>, at?: number) => void;
  /** Undefined until the first rows have come. */
  readonly page: ListPage | undefined;
  readonly rows: readonly ListRow[];
  /** Whether the rows are those of the query, not of the one before. */
  readonly settled: boolean;
  /** Whether other rows are on their way: typed words are still to be searched for, or what is kept is read anew. */
  readonly busy: boolean;
  /** Place of the chosen row from 0; -1 where there is none. */
  readonly at: number;
  /** @param extending marks all rows from where that began; else the next range begins at this row. */
  readonly choose: (at: number, extending?: boolean) => void;
  readonly marks: Marks;
  readonly mark: (change: (marks: Marks) => Marks) => void;
  /** Searches for what is typed now, without waiting for more of it, and chooses the first hit. */
  readonly searchNow: () => void;
  /** The chosen record of the query, the typed search included, once its rows have come; none: null, or something else was asked since. */
  readonly awaitChosen: () => Promise<ListRow | null>;
}

/** @param lists child lists that the rows are to bring beside those of the usual columns. */
export function useList(name: OpenRegisterName, lists: readonly string[]): OpenList {
  const { client } = useSession();
  const tell = useTellRefusal();
  const queries = useQueryClient();
  const [place] = useState(() => placeIn(name));
  const [query, setQuery] = useState(place.query);
  const [typed, setTyped] = useState(query.search);
  const [chosen, setChosen] = useState(place.chosen);
  const [marks, setMarks] = useState(place.marks);
  const rowsOf = (wanted: ListQuery) => {
    const asked = { ...wanted, lists: [...lists] };
    return { queryKey: ['list', asked], queryFn: () => client.records.list(asked) };
  };
  const list = useQuery({ ...rowsOf(query), placeholderData: keepPreviousData });
  const rows = list.data?.rows ?? NO_ROWS;
  const ids = useMemo(() => rows.map((row) => row.record.id), [rows]);
  const at = rowOf(ids, chosen);
  const asked = useRef<unknown>(null);

  const narrow = useCallback((part: Partial<ListQuery>): void => {
    setQuery((before) => ({ ...before, offset: 0, ...part }));
    setChosen(firstRow);
    // Nobody changes records that are no longer in the list; the order alone takes none away.
    if (part.sort === undefined) setMarks(noMarks);
  }, []);
  useEffect(() => {
    if (typed === query.search) return undefined;
    const timer = setTimeout(() => narrow({ search: typed }), TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [typed, query.search, narrow]);
  useEffect(() => keepPlace(name, { query, chosen, marks }), [name, query, chosen, marks]);
  useEffect(() => () => void (asked.current = null), []);

  // What is drawn by now, so that the rows are not drawn anew for a new function.
  const shown = useRef({ rows, at });
  useEffect(() => {
    shown.current = { rows, at };
  });
  const choose = useCallback((to: number, extending = false): void => {
    const before = shown.current;
    const id = before.rows[to]?.record.id;
    if (id === undefined) return;
    setChosen({ ids: [id], at: to });
    setMarks((marks) => (extending ? extended(marks, before.rows, before.at, to) : unanchored(marks)));
  }, []);

  const searchNow = (): void => {
    if (typed !== query.search) narrow({ search: typed });
    else setChosen(firstRow);
  };
  const awaitChosen = async (): Promise<ListRow | null> => {
    const isNew = typed !== query.search;
    const wanted = isNew ? { ...query, search: typed, offset: 0 } : query;
    if (isNew) narrow({ search: typed });
    asked.current = wanted;
    try {
      const page = await queries.fetchQuery({
        ...rowsOf(wanted),
        // What is on the screen is what is opened.
        staleTime: Number.POSITIVE_INFINITY,
      });
      if (asked.current !== wanted) return null;
      const found = page.rows.map((row) => row.record.id);
      return page.rows[rowOf(found, isNew ? firstRow : chosen)] ?? null;
    } catch (error) {
      tell(error);
      return null;
    }
  };
  const take = (next: ListQuery): void => {
    setQuery(next);
    setTyped(next.search);
    setChosen(firstRow);
    setMarks(noMarks);
  };
  return {
    query,
    typed,
    type(text) {
      asked.current = null;
      setTyped(text);
    },
    narrow,
    take,
    clear: () => take({ ...wholeList(name), limit: query.limit }),
    turn(part, row = 0) {
      setQuery((before) => ({ ...before, ...part }));
      setChosen({ ids: [], at: row });
      setMarks(unanchored);
    },
    page: list.data,
    rows,
    settled: list.data !== undefined && !list.isPlaceholderData,
    busy: list.isFetching || typed !== query.search,
    at,
    choose,
    marks,
    mark: setMarks,
    searchNow,
    awaitChosen,
  };
}
