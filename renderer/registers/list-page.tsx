import { Button, Pagination, type InputRef } from 'antd';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHashLocation } from 'wouter/use-hash-location';
import { registerNamed, type OpenRegisterName } from '../../shared/registers/all-registers.ts';
import { useErrand } from '../session/errands.ts';
import { newId } from '../session/new-id.ts';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { useKeys } from '../session/use-keys.ts';
import { useDownload } from '../ui/use-download.ts';
import { usePaperDialog } from '../ui/paper-dialog.tsx';
import { BookDialog } from './book-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { ListFilters } from './list-filters.tsx';
import { ListDrafts } from './list-drafts.tsx';
import { EmptyList, ListHead } from './list-head.tsx';
import { keepPlace, placeIn } from './list-place.ts';
import { ListTable, rowId, type ShownColumn } from './list-table.tsx';
import { ListViews } from './list-views.tsx';
import { useList, type OpenList } from './use-list.ts';
import { useListKeys } from './use-list-keys.ts';

/** Pixels of the columns that every register has; the rest is told by the register. */
const widths: Readonly<Record<string, number>> = {
  code: 140,
  personTrips: 110,
  decidingDate: 105,
  lastDate: 105,
  status: 190,
};

/** The list of any register: search, chips, sums of just what is shown, export and print of the same. */
export function ListPage({ register: name }: { readonly register: OpenRegisterName }) {
  const register = registerNamed(name);
  const { t } = useTranslation();
  const { client } = useSession();
  const tell = useTellRefusal();
  const download = useDownload();
  const [, navigate] = useHashLocation();
  const list = useList(name);
  const { query } = list;
  const [importing, setImporting] = useState(false);
  const [binding, setBinding] = useState(false);
  const search = useRef<InputRef>(null);
  const paper = usePaperDialog();
  const printList = (): void => paper.print({ what: 'list', query, columns: [] });
  const views = useRef<HTMLButtonElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const toRows = useCallback((): void => table.current?.focus({ preventScroll: true }), []);
  const frame = useKeptScroll(name, list, toRows);

  const create = (): void => navigate(`/${name}/${newId()}`);
  const open = useCallback((id: string): void => navigate(`/${name}/${id}`), [navigate, name]);
  const openChosen = async (): Promise<void> => {
    const row = await list.awaitChosen();
    if (row !== null) open(row.record.id);
  };
  useKeys({
    '/': () => search.current?.focus({ cursor: 'all' }),
    n: create,
    'ctrl+p': printList,
    b: () => setBinding(true),
    f: () => views.current?.click(),
  });
  const last = list.rows.length - 1;
  const step = (rows: number): void => {
    const { offset, limit } = query;
    const to = list.at + rows;
    if (rows > 0 && list.at === last && offset + limit < (list.page?.total ?? 0))
      list.turn({ offset: offset + limit, limit }, 0);
    else if (rows < 0 && list.at === 0 && offset > 0)
      list.turn({ offset: Math.max(0, offset - limit), limit }, limit - 1);
    else list.choose(Math.max(0, Math.min(last, to)));
  };
  useListKeys({
    step,
    toFirst: () => list.choose(0),
    toLast: () => list.choose(last),
    rowsInView: () => rowsInView(frame.current),
    open: () => void openChosen(),
  });
  useErrand('import', name, () => setImporting(true));
  useErrand('book', name, () => setBinding(true));
  const exportSheet = async (): Promise<void> => {
    try {
      download(await client.records.exportSheet(query));
    } catch (error) {
      tell(error);
    }
  };
  const columns = useMemo(
    () =>
      register.listColumns.map((column): ShownColumn => ({
        name: column,
        width: register.columnWidths?.[column] ?? widths[column] ?? null,
        sortable: register.children[column] === undefined && column !== 'status',
      })),
    [register],
  );
  const { rows } = list;
  const onPress = useCallback(
    (at: number): void => {
      const row = rows[at];
      if (row !== undefined) open(row.record.id);
    },
    [rows, open],
  );
  return (
    <div className="page list-page">
      <ListHead
        register={register}
        list={list}
        search={search}
        onRows={toRows}
        onOpen={() => void openChosen()}
      >
        <Button type="primary" onClick={create}>
          {t('list.new')}
        </Button>
        <ListDrafts register={register} />
        {register.readFromNotices === true ? (
          <Button onClick={() => navigate('/read-notice')}>{t('notice.open')}</Button>
        ) : null}
        <Button onClick={() => setImporting(true)}>{t('list.import')}</Button>
        <Button onClick={() => void exportSheet()}>{t('list.export')}</Button>
        <Button onClick={printList}>{t('list.print')}</Button>
        <Button onClick={() => setBinding(true)}>{t('list.book')}</Button>
      </ListHead>
      <div className="row list-filters">
        <ListFilters query={query} onChange={list.narrow} />
        <ListViews register={name} query={query} button={views} onTake={list.take} onClear={list.clear} />
      </div>
      <ListTable
        register={register}
        columns={columns}
        query={query}
        rows={list.rows}
        at={list.at}
        frame={frame}
        table={table}
        onScroll={(scroll) => keepPlace(name, { scroll })}
        onPress={onPress}
        onSort={list.narrow}
        // Nothing is known to be empty before the list has come.
        empty={
          list.settled ? (
            <EmptyList register={register} onCreate={create} onImport={() => setImporting(true)} />
          ) : (
            ' '
          )
        }
      />
      <Pagination
        className="list-pages"
        size="small"
        current={Math.floor(query.offset / query.limit) + 1}
        pageSize={query.limit}
        total={list.page?.total ?? 0}
        showSizeChanger
        pageSizeOptions={[20, 50, 100]}
        onChange={(page, limit) => list.turn({ offset: (page - 1) * limit, limit })}
      />
      {paper.dialog}
      {binding ? (
        <BookDialog register={name} from={query.from} to={query.to} onClose={() => setBinding(false)} />
      ) : null}
      {importing ? (
        <ImportDialog
          read={(file, how) => client.records.import({ ...how, register: name, file })}
          onClose={() => setImporting(false)}
        />
      ) : null}
    </div>
  );
}

/** What has the focus still when the list was come to by the menu, and when what had it is gone with a record. */
const MENU = 'nav [role=menuitem]';
const LEFT = `body, ${MENU}`;

/**
 * What scrolls: as this window left it once the rows are there, at its beginning for other rows, and always with the chosen
 * row in view. Who comes to the list, or back to it, has its keys at once.
 */
function useKeptScroll(name: OpenRegisterName, list: OpenList, toRows: () => void) {
  const frame = useRef<HTMLDivElement>(null);
  const shown = useRef<OpenList['query'] | null>(null);
  const { query, settled } = list;
  const chosen = list.rows[list.at]?.record.id;
  useLayoutEffect(() => {
    if (!settled || shown.current === query || frame.current === null) return;
    const { scroll, chosen } = placeIn(name);
    const isBack = shown.current === null && chosen.ids.length > 0;
    frame.current.scrollTop = shown.current === null ? scroll : 0;
    const { activeElement } = document;
    if (shown.current === null && activeElement?.matches(isBack ? LEFT : MENU) === true) toRows();
    shown.current = query;
  }, [name, query, settled, toRows]);
  useEffect(() => {
    if (chosen !== undefined) document.getElementById(rowId(chosen))?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return frame;
}

/** Whole rows that are in view at once; at least one. */
function rowsInView(frame: HTMLElement | null): number {
  const row = frame?.querySelector<HTMLElement>('.chosen');
  if (frame === null || row === null || row === undefined) return 1;
  const head = frame.querySelector('thead')?.clientHeight ?? 0;
  return Math.max(1, Math.floor((frame.clientHeight - head) / row.offsetHeight) - 1);
}
