import { parseMarkers } from '../../border/marker.ts';
import { cellDate } from '../../import/cells/cell-dates.ts';
import { dateSense } from '../../import/cells/field-value.ts';
import words from '../../reference/import-words.json' with { type: 'json' };
import { headKey, normalise } from '../../text/fold.ts';
import { dateTimeReader, ownStatuses, wholeNumberReader } from '../sheet-readers.ts';
import type { SheetChild, SheetReader, SheetRow, SheetRules } from '../sheet-rules.ts';
import headings from './import-headings.json' with { type: 'json' };
import { incidentSteps } from './incident-steps.ts';
import { listReader } from './sheet-lists.ts';
import { settleType, typeReader } from './sheet-type.ts';

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
    incidentType: typeReader,
    list: listReader,
    foundBy: keepPending('foundBy'),
    post(row, { cell, target, doubt }) {
      const post = postNamed(row, cell.text);
      row.fields[target] = { code: post, text: normalise(cell.text) };
      if (post === null) doubt('not-in-catalogue', { value: cell.text });
    },
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
    settleFoundBy(row);
    settleType(row);
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
      /(?:ngày\s*)?(?<!\d)(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})(?!\d)\s*(?:[:,–-]\s*)?/iu.exec(said) ?? [];
    const rest = said.replace(whole, '').replace(/(?<![,\s])[,\s]+$/, '');
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

/** Markers that stand in two columns, from and to, or in the second alone; else what other cells tell of the place. */
function settleMarkers(row: SheetRow): void {
  const { fields, pending } = row;
  const from = fields['markers'];
  const { markersTo } = pending;
  if (typeof markersTo === 'string' && typeof from === 'object' && from !== null && 'text' in from)
    fields['markers'] = { text: `${String(from['text'])} - ${markersTo}` };
  else if (typeof markersTo === 'string' && from === undefined) fields['markers'] = { text: markersTo };
  takeElsewhere(row);
}

/** A marker's column may hold a gate, and only the summary the marker. */
function takeElsewhere(row: SheetRow): void {
  const { markers, summary, gate } = row.fields;
  const text =
    typeof markers === 'object' && markers !== null && 'text' in markers ? String(markers['text']) : '';
  const isGate =
    text !== '' && parseMarkers(text).range === null && row.index.named('gate', text) !== undefined;
  if (isGate && gate === undefined) {
    row.fields['gate'] = row.referenceTo('gate', text);
    delete row.fields['markers'];
  }
  if (row.fields['markers'] !== undefined || typeof summary !== 'string' || !SAYS_MARKER.test(summary))
    return;
  const { normalised } = parseMarkers(summary);
  if (normalised === null) return;
  row.fields['markers'] = { text: normalised };
  row.doubt('summary', 'marker-by-summary', { value: normalised });
}

const SAYS_MARKER = /(?<!\p{L})mốc(?!\p{L})[^.;\d]{0,12}\d/iu;

/** Words before the name of a post: "Đồn BPCKQT Hữu Nghị". */
const POST =
  /^(?:(?:đồn|trạm|đbp|bp|bpck|bpckqt|ck|ckqt|ckct|qt|biên phòng|cửa khẩu|quốc tế)(?!\p{L})\.?\s*)+/iu;

/** The code of a post however the words before its name are written; null for none that is known. */
function postNamed({ index }: SheetRow, text: string): string | null {
  const name = normalise(text).replace(POST, '');
  const found = [text, `Đồn Biên phòng ${name}`, `Đồn Biên phòng CKQT ${name}`]
    .map((said) => index.named('organisation', said))
    .find((row) => row !== undefined);
  return found?.code ?? null;
}

/** Who found it out: the post where none is named, else more about the source. */
function settleFoundBy(row: SheetRow): void {
  const { foundBy } = row.pending;
  if (typeof foundBy !== 'string') return;
  const isPost = /^đồn(?!\p{L})/iu.test(foundBy.trim());
  if (isPost && row.fields['post'] === undefined)
    row.fields['post'] = row.referenceTo('organisation', foundBy);
  else row.fields['sourceDetail'] ??= normalise(foundBy);
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
