import { Button, Pagination, type InputRef } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHashLocation } from 'wouter/use-hash-location';
import { registerNamed, type OpenRegisterName } from '../../shared/registers/all-registers.ts';
import type { ListQuery } from '../../shared/registers/list-query.ts';
import { useErrand } from '../session/errands.ts';
import { newId } from '../session/new-id.ts';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { useKeys } from '../session/use-keys.ts';
import { useDownload } from '../ui/use-download.ts';
import { useDoing } from '../ui/use-doing.ts';
import { WorkProgress } from '../ui/work-progress.tsx';
import { usePaperDialog } from '../ui/paper-dialog.tsx';
import { BookDialog } from './book-dialog.tsx';
import { ColumnDialog } from './column-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { ListFilters } from './list-filters.tsx';
import { ListDrafts } from './list-drafts.tsx';
import { EmptyList, ListHead } from './list-head.tsx';
import { noMarks, toggled, without, withPage } from './list-marks.ts';
import { keepPlace, wholeList } from './list-place.ts';
import { ListTable, type RowPress } from './list-table.tsx';
import { ListViews } from './list-views.tsx';
import { EditManyDialog, WithdrawManyDialog } from './many-dialogs.tsx';
import { MarkedBar } from './marked-bar.tsx';
import { useColumns } from './use-columns.ts';
import { useList } from './use-list.ts';
import { useListKeys } from './use-list-keys.ts';
import { rowsInView, useKeptScroll } from './use-kept-scroll.ts';
import { useLooking, Writing } from '../ui/writing.tsx';

/** The list of any register: search, chips, sums of just what is shown, export and print of the same. */
export function ListPage({ register: name }: { readonly register: OpenRegisterName }) {
  const register = registerNamed(name);
  const { t } = useTranslation();
  const { client } = useSession();
  const tell = useTellRefusal();
  const download = useDownload();
  const [, navigate] = useHashLocation();
  const [choosing, setChoosing] = useState(false);
  const columns = useColumns(register, () => setChoosing(true));
  const list = useList(name, columns.lists);
  const { query } = list;
  const [importing, setImporting] = useState(false);
  const [binding, setBinding] = useState(false);
  const search = useRef<InputRef>(null);
  const paper = usePaperDialog();
  const printList = (wanted: ListQuery): void =>
    paper.print({ what: 'list', query: wanted, columns: [...columns.choice.columns] });
  const views = useRef<HTMLButtonElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const toRows = useCallback((): void => table.current?.focus({ preventScroll: true }), []);
  const frame = useKeptScroll(name, list, toRows);

  const { rows, choose, mark } = list;
  const { marked } = list.marks;
  const markAt = useCallback(
    (at: number): void => {
      const row = rows[at];
      choose(at);
      if (row !== undefined) mark((marks) => toggled(marks, row));
    },
    [rows, choose, mark],
  );
  const clearMarks = (): void => mark(() => noMarks);
  const [many, setMany] = useState<'edit' | 'withdraw' | null>(null);
  const looking = useLooking();
  const askMany = (what: 'edit' | 'withdraw'): void => {
    if (!looking) setMany(what);
  };
  /** The marked records alone, in the order of the list, whatever narrows it. */
  const justMarked: ListQuery = {
    ...wholeList(name),
    ids: [...marked.keys()],
    withdrawn: query.withdrawn,
    sort: query.sort,
    descending: query.descending,
  };
  const create = (): void => navigate(`/${name}/${newId()}`);
  const open = useCallback((id: string): void => navigate(`/${name}/${id}`), [navigate, name]);
  const openChosen = async (): Promise<void> => {
    const row = await list.awaitChosen();
    if (row !== null) open(row.record.id);
  };
  useKeys({
    '/': () => search.current?.focus({ cursor: 'all' }),
    ...(looking ? {} : { n: create }),
    'ctrl+p': () => printList(marked.size > 0 ? justMarked : query),
    b: () => setBinding(true),
    f: () => views.current?.click(),
    c: () => setChoosing(true),
  });
  /** Whether the rows are those of all that was typed: keys mark no rows of the search before. */
  const answered = list.settled && list.typed === query.search;
  const markChosen = async (): Promise<void> => {
    const row = await list.awaitChosen();
    if (row !== null) mark((marks) => toggled(marks, row));
  };
  const last = list.rows.length - 1;
  const extend = (to: number): void => {
    if (answered) list.choose(to, true);
  };
  const step = (rows: number, extending: boolean): void => {
    const { offset, limit } = query;
    const to = Math.max(0, Math.min(last, list.at + rows));
    if (extending) extend(to);
    else if (rows > 0 && list.at === last && offset + limit < (list.page?.total ?? 0))
      list.turn({ offset: offset + limit, limit }, 0);
    else if (rows < 0 && list.at === 0 && offset > 0)
      list.turn({ offset: Math.max(0, offset - limit), limit }, limit - 1);
    else list.choose(to);
  };
  useListKeys({
    step,
    toFirst: (extending) => (extending ? extend(0) : list.choose(0)),
    toLast: (extending) => (extending ? extend(last) : list.choose(last)),
    rowsInView: () => rowsInView(frame.current),
    open: () => void openChosen(),
    mark: () => (answered ? markAt(list.at) : void markChosen()),
    markPage: () => (answered ? list.mark((marks) => withPage(marks, list.rows)) : undefined),
    hasMarks: marked.size > 0,
    clearMarks,
    edit: () => askMany(query.withdrawn ? 'withdraw' : 'edit'),
    withdraw: () => askMany('withdraw'),
  });
  useErrand('import', name, () => setImporting(!looking));
  useErrand('book', name, () => setBinding(true));
  const { doing, workId, during } = useDoing<'export'>();
  const exportSheet = (wanted: ListQuery): void =>
    void during('export', async (id) =>
      download(await client.records.exportSheet({ ...wanted, workId: id })),
    );
  const downloadTemplate = async (): Promise<void> => {
    try {
      download(await client.records.template({ register: name }));
    } catch (error) {
      tell(error);
    }
  };
  const onMark = useCallback(
    (at: number, { shiftKey }: RowPress): void => {
      toRows();
      if (shiftKey) choose(at, true);
      else markAt(at);
    },
    [toRows, choose, markAt],
  );
  const onPress = useCallback(
    (at: number, press: RowPress): void => {
      const row = rows[at];
      if (press.shiftKey || press.ctrlKey || press.metaKey) onMark(at, press);
      else if (row !== undefined) open(row.record.id);
    },
    [rows, open, onMark],
  );
  const manyProps = {
    register: name,
    marks: [...marked.values()],
    onLeaveOut: (ids: readonly string[]) => mark((marks) => without(marks, ids)),
    onClose(saved: boolean) {
      setMany(null);
      if (saved) clearMarks();
    },
  };
  return (
    <div className="page list-page">
      <ListHead
        register={register}
        list={list}
        search={search}
        onRows={toRows}
        onOpen={() => void openChosen()}
      >
        <Writing>
          <Button type="primary" onClick={create}>
            {t('list.new')}
          </Button>
          <ListDrafts register={register} />
          {register.readFromNotices === true ? (
            <Button onClick={() => navigate('/read-notice')}>{t('notice.open')}</Button>
          ) : null}
          <Button onClick={() => setImporting(true)}>{t('list.import')}</Button>
        </Writing>
        <Button loading={doing === 'export'} onClick={() => exportSheet(query)}>
          {t('list.export')}
        </Button>
        <Button onClick={() => printList(query)}>{t('list.print')}</Button>
        {register.tables?.ofList === undefined ? null : (
          <Button onClick={() => paper.print({ what: 'trips', from: query.from, to: query.to })}>
            {t(`registers:papers.${register.tables.ofList}`)}
          </Button>
        )}
        <Button onClick={() => setBinding(true)}>{t('list.book')}</Button>
        <Button onClick={() => setChoosing(true)}>{t('lists:columns.choose')}</Button>
      </ListHead>
      {workId === null ? null : <WorkProgress key={workId} id={workId} />}
      {marked.size > 0 ? (
        <MarkedBar
          count={marked.size}
          elsewhere={[...marked.keys()].filter((id) => rows.every((row) => row.record.id !== id)).length}
          withdrawn={query.withdrawn}
          onEdit={() => askMany('edit')}
          onWithdraw={() => askMany('withdraw')}
          onExport={() => exportSheet(justMarked)}
          onPrint={() => printList(justMarked)}
          onClear={clearMarks}
        />
      ) : (
        <div className="row list-filters">
          <ListFilters query={query} onChange={list.narrow} />
          <ListViews register={name} query={query} button={views} onTake={list.take} onClear={list.clear} />
        </div>
      )}
      <ListTable
        register={register}
        columns={columns.shown}
        least={columns.least}
        moves={columns.moves}
        query={query}
        rows={list.rows}
        busy={list.busy}
        at={list.at}
        frame={frame}
        table={table}
        onScroll={(scroll) => keepPlace(name, { scroll })}
        onPress={onPress}
        marked={marked}
        onMark={onMark}
        onMarkPage={() => mark((marks) => withPage(marks, rows))}
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
      {choosing ? (
        <ColumnDialog
          register={register}
          choice={columns.choice}
          onChoose={columns.choose}
          onClose={() => setChoosing(false)}
        />
      ) : null}
      {many === 'edit' ? <EditManyDialog {...manyProps} /> : null}
      {many === 'withdraw' ? <WithdrawManyDialog {...manyProps} back={query.withdrawn} /> : null}
      {paper.dialog}
      {binding ? (
        <BookDialog register={name} from={query.from} to={query.to} onClose={() => setBinding(false)} />
      ) : null}
      {importing ? (
        <ImportDialog
          read={(file, how) => client.records.import({ ...how, register: name, file })}
          register={name}
          template={() => void downloadTemplate()}
          onClose={() => setImporting(false)}
        />
      ) : null}
    </div>
  );
}
