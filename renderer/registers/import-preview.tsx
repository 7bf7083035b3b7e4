import { Checkbox, Pagination } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readable } from '../../shared/i18n/translator.ts';
import type { Decisions, ImportResult, PreviewRow, RowProblem } from '../../shared/import/import-result.ts';
import { boolean, text, type JsonValue } from '../../shared/registers/field.ts';
import { Grid, type GridColumn, type GridRow } from '../ui/grid.tsx';
import './import-preview.css';

/** Rows of a page: a grid of live inputs is drawn whole. */
const PAGE = 15;
/** Pixels. */
const WIDTH = { row: 70, reason: 250, take: 70, cell: 130 };

/** What a cell takes is read by the service as a sheet's own cell is. */
const cellField = text();
const takeField = boolean();

/** Which row is meant, across the sheets of a workbook. */
const keyOf = (row: Pick<PreviewRow, 'sheet' | 'row'>): string => `${row.row} ${row.sheet}`;

/** The rows of a file as its last judgement knows them, in the order in which they were first shown. */
export function usePreviewRows(result: ImportResult | null): {
  readonly rows: readonly PreviewRow[];
  readonly wrongOnce: ReadonlySet<string>;
  readonly forget: () => void;
} {
  const [seen, setSeen] = useState<{
    readonly from: ImportResult | null;
    readonly rows: ReadonlyMap<string, PreviewRow>;
    readonly wrong: ReadonlySet<string>;
  }>({ from: null, rows: new Map(), wrong: new Set() });
  let now = seen;
  if (result !== null && result !== seen.from) {
    const latest = new Map(result.rows.map((row) => [keyOf(row), row]));
    const kept = [...seen.rows].map(
      ([key, row]) => [key, latest.get(key) ?? { ...row, problems: [], double: false }] as const,
    );
    const fresh = result.rows.toSorted(
      (a, b) => Number(b.problems.length > 0) - Number(a.problems.length > 0),
    );
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
    forget: () => setSeen({ from: null, rows: new Map(), wrong: new Set() }),
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
  const { t, i18n } = useTranslation();
  const [onlyWrong, setOnlyWrong] = useState(true);
  const [page, setPage] = useState(1);
  const sheets = new Set(rows.map((row) => row.sheet));
  const columns = useMemo(
    (): readonly GridColumn[] => [
      { name: '#row', label: t('imports:grid.row'), field: null, width: WIDTH.row },
      { name: '#reason', label: t('imports:grid.reason'), field: null, width: WIDTH.reason },
      ...(rows.some((row) => row.double)
        ? [{ name: '#take', label: t('imports:grid.take'), field: takeField, width: WIDTH.take }]
        : []),
      ...result.typed.map(({ target, title }) => ({
        name: target,
        label: title,
        field: cellField,
        width: WIDTH.cell,
      })),
    ],
    [result.typed, rows, t],
  );
  const wrong = rows.filter((row) => wrongOnce.has(keyOf(row)));
  const listed = onlyWrong && wrong.length > 0 ? wrong : rows;
  const at = Math.min(page, Math.max(1, Math.ceil(listed.length / PAGE)));
  const shown = listed.slice((at - 1) * PAGE, at * PAGE);
  const isTaken = (row: PreviewRow): boolean => decisions.taken.some((place) => keyOf(place) === keyOf(row));
  const sentence = ({ code, params }: RowProblem): string =>
    t(`${i18n.exists(`imports:${code}`) ? 'imports' : 'issues'}:${code}`, readable(params));
  const change = (id: string, column: string, value: JsonValue): void => {
    const row = rows.find((one) => keyOf(one) === id);
    if (row === undefined) return;
    const place = { sheet: row.sheet, row: row.row };
    if (column === '#take') {
      const others = decisions.taken.filter((one) => keyOf(one) !== id);
      onDecide({ ...decisions, taken: value === true ? [...others, place] : others });
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
  const told = (row: PreviewRow): string => {
    if (row.problems.length === 0) return wrongOnce.has(keyOf(row)) ? t('imports:grid.mended') : '';
    if (row.double && isTaken(row)) return t('imports:grid.taken');
    return row.problems
      .map((problem) => (problem.target === undefined ? sentence(problem) : reason(problem)))
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
      },
      words: {
        '#row': sheets.size > 1 ? `${row.sheet}: ${row.row}` : String(row.row),
        '#reason': told(row),
        ...(row.double ? {} : { '#take': '' }),
      },
      issues: [],
      faults: Object.fromEntries(
        row.problems.flatMap((problem) =>
          problem.target === undefined ? [] : [[problem.target, sentence(problem)] as const],
        ),
      ),
    };
  });
  if (rows.length === 0) return null;
  return (
    <section className="import-preview" aria-label={t('imports:grid.title')}>
      <div className="row">
        <span className="grow">{t('imports:grid.hint')}</span>
        {wrong.length === 0 ? null : (
          <Checkbox checked={onlyWrong} onChange={(event) => setOnlyWrong(event.target.checked)}>
            {t('imports:grid.onlyWrong')}
          </Checkbox>
        )}
      </div>
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
