import { parseMarkers } from '../../border/marker.ts';
import { cellDate } from '../../import/cells/cell-dates.ts';
import { dateSense } from '../../import/cells/field-value.ts';
import words from '../../reference/import-words.json' with { type: 'json' };
import { headKey, normalise } from '../../text/fold.ts';
import { dateTimeReader, ownStatuses, wholeNumberReader } from '../sheet-readers.ts';
import type { SheetChild, SheetReader, SheetRow, SheetRules } from '../sheet-rules.ts';
import headings from './import-headings.json' with { type: 'json' };
import { incidentSteps } from './incident-steps.ts';

/** How sheets of incidents are read. */
export const incidentSheets: SheetRules = {
  columns: headings,
  identifying: ['summary', 'type'],
  fewestColumns: 2,
  naming: ['summary', 'type'],
  days: ['occurredOn', 'discoveredOn'],
  nameField: 'summary',
  essential: [['occurredOn', 'discoveredOn'], ['type'], ['summary']],
  readers: {
    dateTime: dateTimeReader({ occurredOn: { from: 'occurredAt' }, discoveredOn: { from: 'discoveredAt' } }),
    wholeNumber: wholeNumberReader,
    markersTo: keepPending('markersTo'),
    incidentPlace: keepPending('place'),
    settledOn(row, { cell, title, target, doubt }) {
      const read = cellDate(cell, row.today, dateSense(row, target));
      if (!read.ok) {
        row.remarks.push(`${title}: ${cell.text}`);
        doubt('kept-in-words', { value: cell.text });
        return;
      }
      row.pending['settledOn'] = read.date;
      if (read.doubt !== undefined) doubt(read.doubt.code, { ...read.doubt.params, date: read.date });
    },
    settledStatus,
    steps(row, { cell, title }) {
      row.children['steps'] = stepsFrom(row, title, cell.text);
    },
  },
  settle(row) {
    settlePlace(row);
    settleMarkers(row);
    settleResult(row);
  },
};

/** "Đã giải quyết (10/01/2024)", as our own annex writes it: a status follows from the steps, and only its day is taken. */
function settledStatus(row: SheetRow, { cell, title, doubt }: Parameters<SheetReader>[1]): void {
  const [day = '', ...others] = cell.text.match(/\d{1,2}\/\d{1,2}\/\d{4}/g) ?? [];
  const read = cellDate({ text: day, date: null, number: null }, row.today);
  const isSettled = headKey(cell.text).includes(words.settledWord);
  if (isSettled && read.ok && others.length === 0) row.pending['settledOn'] ??= read.date;
  const status = normalise(cell.text.replace(day, '').replaceAll(/[()]/g, ' '));
  if (ownStatuses.includes(status)) {
    if (isSettled && !read.ok) row.pending['settledWithoutDay'] = cell.text;
    return;
  }
  row.remarks.push(`${title}: ${cell.text}`);
  doubt('kept-in-words', { value: cell.text });
}

function keepPending(name: string): SheetReader {
  return (row, { cell }) => {
    row.pending[name] = cell.text;
  };
}

/** Lines such as "05/02/2024: Gửi thư trao đổi số 12/SNgV" become steps; one without a day or kind is a remark. */
function stepsFrom(row: SheetRow, title: string, text: string): readonly SheetChild[] {
  return text.split(/[\n;]/).flatMap((line): readonly SheetChild[] => {
    const said = normalise(line.replace(/^\s*[-–•+]\s*/, ''));
    if (said === '') return [];
    const [whole = '', day = ''] =
      /(?:ngày\s*)?(?<!\d)(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})(?!\d)\s*[:,–-]?\s*/iu.exec(said) ?? [];
    const rest = said.replace(whole, '').replace(/[,\s]+$/, '');
    const read = cellDate({ text: day, date: null, number: null }, row.today);
    const kind = row.choiceOf(incidentSteps.fields.kind, rest);
    if (!read.ok || kind === null) {
      row.remarks.push(`${title}: ${said}`);
      return [];
    }
    return [row.newChild({ kind, date: read.date, summary: rest })];
  });
}

/** One cell may name marker, commune and gate; what is none of them is a remark. */
function settlePlace(row: SheetRow): void {
  const { fields } = row;
  const { place } = row.pending;
  if (typeof place !== 'string') return;
  const { normalised } = parseMarkers(place);
  const isTaken = normalised !== null && fields['markers'] === undefined;
  if (isTaken) fields['markers'] = { text: normalised };
  const parts = place.split(/[,;\n]/).map((part) => normalise(part));
  const left = parts.filter((part) => {
    for (const [name, catalogue] of [
      ['commune', 'unit'],
      ['gate', 'gate'],
    ] as const) {
      if (fields[name] !== undefined || row.index.named(catalogue, part) === undefined) continue;
      fields[name] = row.referenceTo(catalogue, part);
      return false;
    }
    return !isTaken || !part.includes(normalised);
  });
  if (left.length > 0) row.remarks.push(left.join(', '));
}

/** Markers that stand in two columns, from and to, or in the second alone. */
function settleMarkers({ fields, pending }: SheetRow): void {
  const from = fields['markers'];
  const { markersTo } = pending;
  if (typeof markersTo === 'string' && typeof from === 'object' && from !== null && 'text' in from)
    fields['markers'] = { text: `${String(from['text'])} - ${markersTo}` };
  else if (typeof markersTo === 'string' && from === undefined) fields['markers'] = { text: markersTo };
}

/** The day on which a case was settled is a step of its own. */
function settleResult(row: SheetRow): void {
  const { settledOn, settledWithoutDay } = row.pending;
  const steps = row.children['steps'] ?? [];
  const result = steps.find((step) => step.fields['kind'] === 'result');
  if (settledOn === undefined || result !== undefined) {
    if (result === undefined && typeof settledWithoutDay === 'string')
      row.doubt('settledStatus', 'settled-without-day', { value: settledWithoutDay });
    if (settledOn !== undefined && settledOn !== result?.fields['date'])
      row.doubt('settledOn', 'settled-otherwise', { date: String(result?.fields['date'] ?? '') });
    return;
  }
  row.children['steps'] = [
    ...steps,
    row.newChild({ kind: 'result', date: settledOn, summary: row.fields['result'] ?? null }),
  ];
}
