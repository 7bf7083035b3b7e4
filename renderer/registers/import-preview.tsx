import { Checkbox, Pagination } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  Decisions,
  ImportResult,
  PreviewRow,
  RowProblem,
  RowUpdate,
  SheetPlace,
} from '../../shared/import/import-result.ts';
import { problemWords } from '../../shared/import/problem-words.ts';
import { rowNames } from '../../shared/import/row-names.ts';
import { changeSentence } from '../../shared/import/update/change-sentence.ts';
import { boolean, text, type JsonValue } from '../../shared/registers/field.ts';
import { Grid, type GridColumn, type GridRow } from '../ui/grid.tsx';

/** Rows of a page: a grid of live inputs is drawn whole. */
const PAGE = 15;
/** Pixels. */
const WIDTH = { row: 70, reason: 250, take: 70, cell: 130 };

/** What a cell takes is read by the service as a sheet's own cell is. */
const cellField = text();
const takeField = boolean();

/** Rows that the list can be narrowed to. */
const filters = ['onlyWrong', 'onlyDoubtful', 'onlyUpdates'] as const;
type Filter = (typeof filters)[number];

const canUpdate = ({ update }: PreviewRow): boolean => update !== null && update.changes.length > 0;
/** True where the record that a row would change looks like another: it is changed only where that is decided. */
const isAsked = ({ problems }: PreviewRow): boolean => problems.some(({ code }) => code === 'code-of-other');

/** Which row is meant, across the sheets of a workbook. */
const keyOf = (row: Pick<PreviewRow, 'sheet' | 'row'>): string => `${row.row} ${row.sheet}`;

/** The rows of a file as its last judgement knows them, in the order in which they were first shown. */
export function usePreviewRows(result: ImportResult): {
  readonly rows: readonly PreviewRow[];
  readonly wrongOnce: ReadonlySet<string>;
} {
  const [seen, setSeen] = useState<{
    readonly from: ImportResult | null;
    readonly rows: ReadonlyMap<string, PreviewRow>;
    readonly wrong: ReadonlySet<string>;
  }>({ from: null, rows: new Map(), wrong: new Set() });
  let now = seen;
  if (result !== seen.from) {
    const latest = new Map(result.rows.map((row) => [keyOf(row), row]));
    // Rows that were left out meanwhile are gone.
    const kept = [...seen.rows.keys()].flatMap((key) => {
      const row = latest.get(key);
      return row === undefined ? [] : [[key, row] as const];
    });
    const weight = ({ problems, doubts }: PreviewRow): number =>
      problems.length > 0 ? 2 : doubts.length > 0 ? 1 : 0;
    const fresh = result.rows.toSorted((a, b) => weight(b) - weight(a));
    const rows = new Map([...kept, ...fresh.map((row) => [keyOf(row), row] as const)]);
    const wrong = new Set([
      ...seen.wrong,
      ...result.rows.filter((row) => row.problems.length > 0).map(keyOf),
    ]);
    now = { from: result, rows, wrong };
    setSeen(now);
  }
  return {
    rows: [...now.rows.values()],
    wrongOnce: now.wrong,
  };
}

/** The rows of a file in a grid: what is wrong is marked in its cell and mended there; doubles are skipped or taken. */
export function ImportPreview(props: {
  readonly result: ImportResult;
  readonly rows: readonly PreviewRow[];
  /** Rows that were refused once: they stay where they are when they are mended. */
  readonly wrongOnce: ReadonlySet<string>;
  readonly decisions: Decisions;
  readonly reason: (problem: RowProblem) => string;
  readonly onDecide: (decisions: Decisions) => void;
}) {
  const { result, rows, wrongOnce, decisions, reason, onDecide } = props;
  const { t } = useTranslation();
  const [only, setOnly] = useState<readonly Filter[]>(filters);
  const [page, setPage] = useState(1);
  const named = rowNames(result);
  const columns = useMemo(
    (): readonly GridColumn[] => [
      { name: '#row', label: t('imports:grid.row'), field: null, width: WIDTH.row },
      { name: '#reason', label: t('imports:grid.reason'), field: null, width: WIDTH.reason },
      ...(rows.some(canUpdate)
        ? [{ name: '#update', label: t('imports:grid.update'), field: takeField, width: WIDTH.take }]
        : []),
      ...(decisions.taken.length > 0 || rows.some((row) => row.double || row.update !== null)
        ? [{ name: '#take', label: t('imports:grid.take'), field: takeField, width: WIDTH.take }]
        : []),
      ...result.typed.map(({ target, title }) => ({
        name: target,
        label: title,
        field: cellField,
        width: WIDTH.cell,
      })),
    ],
    [result.typed, rows, decisions.taken.length, t],
  );
  const having: Readonly<Record<Filter, readonly PreviewRow[]>> = {
    onlyWrong: rows.filter((row) => wrongOnce.has(keyOf(row))),
    onlyDoubtful: rows.filter((row) => row.doubts.length > 0),
    onlyUpdates: rows.filter(canUpdate),
  };
  const offered = filters.filter((filter) => having[filter].length > 0);
  const wanted = offered.filter((filter) => only.includes(filter)).flatMap((filter) => having[filter]);
  const listed = wanted.length > 0 ? rows.filter((row) => wanted.includes(row)) : rows;
  const at = Math.min(page, Math.max(1, Math.ceil(listed.length / PAGE)));
  const unseen = result.bad - result.rows.filter(({ problems }) => problems.length > 0).length;
  const shown = listed.slice((at - 1) * PAGE, at * PAGE);
  const has = (places: readonly SheetPlace[], row: PreviewRow): boolean =>
    places.some((place) => keyOf(place) === keyOf(row));
  const isTaken = (row: PreviewRow): boolean => has(decisions.taken, row);
  const isUpdated = (row: PreviewRow): boolean =>
    canUpdate(row) &&
    !isTaken(row) &&
    (isAsked(row) ? has(decisions.updated, row) : !has(decisions.left, row));
  const change = (id: string, column: string, value: JsonValue): void => {
    const row = rows.find((one) => keyOf(one) === id);
    if (row === undefined) return;
    const place = { sheet: row.sheet, row: row.row };
    if (column === '#take') {
      const others = decisions.taken.filter((one) => keyOf(one) !== id);
      onDecide({ ...decisions, taken: value === true ? [...others, place] : others });
      return;
    }
    if (column === '#update') {
      const without = (places: readonly SheetPlace[]) => places.filter((one) => keyOf(one) !== id);
      const [left, updated] = [without(decisions.left), without(decisions.updated)];
      onDecide({
        ...decisions,
        taken: value === true ? without(decisions.taken) : decisions.taken,
        left: value === true ? left : [...left, place],
        updated: value === true ? [...updated, place] : updated,
      });
      return;
    }
    const others = decisions.mended.filter((cell) => keyOf(cell) !== id || cell.target !== column);
    const words = typeof value === 'string' ? value : '';
    const isOwn = others.length < decisions.mended.length ? false : words === (row.texts[column] ?? '');
    onDecide({
      ...decisions,
      mended: isOwn ? others : [...others, { ...place, target: column, text: words }],
    });
  };
  const updateSentence = ({ code, changes }: RowUpdate): string =>
    changes.length === 0
      ? t('imports:update.none', { code })
      : t('imports:update.row', { code, list: changeSentence(t, changes) });
  const told = (row: PreviewRow): string => {
    if (isTaken(row)) return t('imports:grid.taken');
    const update = row.update === null ? [] : [updateSentence(row.update)];
    if (isUpdated(row)) return [...update, ...row.doubts.map(reason)].join('; ');
    if (row.update !== null && has(decisions.left, row))
      return t('imports:update.left', { code: row.update.code });
    if (row.problems.length === 0) {
      if (row.update !== null) return update.join();
      const doubts = row.doubts.map(reason).join('; ');
      return doubts === '' && wrongOnce.has(keyOf(row)) ? t('imports:grid.mended') : doubts;
    }
    return row.problems
      .map((problem) => (problem.target === undefined ? problemWords(t, problem) : reason(problem)))
      .join('; ');
  };
  const gridRows = shown.map((row): GridRow => {
    const typed = decisions.mended.filter((cell) => keyOf(cell) === keyOf(row));
    return {
      id: keyOf(row),
      acts: false,
      cells: {
        ...row.texts,
        ...Object.fromEntries(typed.map(({ target, text: words }) => [target, words])),
        '#take': isTaken(row),
        '#update': isUpdated(row),
      },
      words: {
        '#row': named(row),
        '#reason': told(row),
        // A row that was taken can be left out again.
        ...(row.double || row.update !== null || isTaken(row) ? {} : { '#take': '' }),
        ...(canUpdate(row) ? {} : { '#update': '' }),
      },
      issues: [],
      faults: Object.fromEntries(
        row.problems.flatMap((problem) =>
          problem.target === undefined ? [] : [[problem.target, problemWords(t, problem)] as const],
        ),
      ),
      doubts: Object.fromEntries(
        row.doubts.flatMap((doubt) =>
          doubt.target === undefined ? [] : [[doubt.target, problemWords(t, doubt)] as const],
        ),
      ),
    };
  });
  if (rows.length === 0) return null;
  return (
    <section className="import-preview" aria-label={t('imports:grid.title')}>
      <div className="row">
        <span className="grow">{t('imports:grid.hint')}</span>
        {offered.map((filter) => (
          <Checkbox
            key={filter}
            checked={only.includes(filter)}
            onChange={(event) =>
              setOnly(event.target.checked ? [...only, filter] : only.filter((one) => one !== filter))
            }
          >
            {t(`imports:grid.${filter}`)}
          </Checkbox>
        ))}
      </div>
      {unseen > 0 ? <p className="caution">{t('imports:grid.unseen', { count: unseen })}</p> : null}
      <Grid label={t('imports:grid.title')} columns={columns} rows={gridRows} on={null} onChange={change} />
      {listed.length > PAGE ? (
        <Pagination
          size="small"
          current={at}
          pageSize={PAGE}
          total={listed.length}
          showSizeChanger={false}
          onChange={setPage}
        />
      ) : null}
    </section>
  );
}
