import texts from '../../../shared/reference/book-texts.json' with { type: 'json' };
import { documentStyle as style } from '../../../shared/reference/document-style.ts';
import { escapeHtml } from '../../../shared/text/escape-html.ts';
import { fill } from '../../../shared/text/template.ts';
import { formatOfficialDate } from '../../../shared/time/typed-date.ts';
import { cellHtml, keptRule, textHtml } from './text-html.ts';
import { bookDays, bookTotals, type BookLine, type BookModel } from '../../../shared/report/book.ts';
import {
  bookForm,
  bookPaper,
  cellBeside,
  stacked,
  type BookColumn,
} from '../../../shared/report/book-form.ts';
import { fittedColumns } from '../../../shared/report/fitted-columns.ts';
import { cellText } from '../../../shared/report/table-layout.ts';

const { bound: BOUND, outer: OUTER, top: TOP, bottom: BOTTOM, padding, line: LINE, spacing } = bookPaper;

/** Points of the lists on the page of a record, and the room of their tables, which stand upright. */
const LISTED = 11;
const listRoom = {
  width: bookPaper.height - BOUND - OUTER,
  size: LISTED,
  beside: cellBeside,
};

function styleSheet(model: BookModel, fontFaces: string): string {
  const { layout, title } = model;
  const family = `'${style.font}', 'Liberation Serif', Tinos, serif`;
  const across = layout === 'table';
  const [width, height] = across ? [297, 210] : [210, 297];
  const name = JSON.stringify(title).replaceAll('<', String.raw`\3c `);
  return `${fontFaces}
@page { size: A4 ${across ? 'landscape' : 'portrait'}; margin: ${TOP}mm ${OUTER}mm ${BOTTOM}mm ${BOUND}mm;
  @bottom-left { content: ${name}; font: italic 10pt ${family}; }
  @bottom-right { content: "${texts.page} " counter(page) "/" counter(pages); font: 10pt ${family}; } }
@page :left { margin-left: ${OUTER}mm; margin-right: ${BOUND}mm; }
* { box-sizing: border-box; }
html { background: #fff; }
body { margin: 0; font-family: ${family}; font-size: 12pt; line-height: 1.2; color: #000; overflow-wrap: anywhere; }
${keptRule}
p { margin: 0; }
.cover { break-after: page; min-height: ${height - TOP - BOTTOM - 2}mm; display: flex; flex-direction: column; text-align: center; }
.cover h1 { font-size: 24pt; margin: auto 0 6mm; }
.cover .days { font-size: 15pt; margin-bottom: 4mm; }
.cover .sign { display: grid; grid-template-columns: 1fr 1fr; margin: auto 0 22mm; }
.b { font-weight: bold; }
.i { font-style: italic; }
/* A line at the very edge would be cut. */
table { width: calc(100% - 1pt); border-collapse: collapse; table-layout: fixed; line-height: ${spacing}; }
.record table { font-size: ${LISTED}pt; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: ${LINE}pt solid #000; padding: ${padding.upright}pt ${padding.across}pt; vertical-align: top; }
th { text-align: center; vertical-align: middle; }
td.center, td .center { text-align: center; }
th p + p, td p + p { border-top: 0.4pt solid #999; margin-inline: -${padding.across}pt; padding-inline: ${padding.across}pt; }
tr.struck td { text-decoration: line-through; }
tr.struck td.why, .why { text-decoration: none; font-style: italic; }
.record { break-before: page; }
.record h2 { font-size: 14pt; margin: 0 0 1mm; }
.record h2.struck { text-decoration: line-through; }
.record h3 { font-size: 12pt; margin: 4mm 0 1mm; break-after: avoid; }
.record .facts { margin-top: 3mm; font-size: 11.5pt; }
.record .facts td:first-child { width: 32%; font-weight: bold; }
@media screen {
  html { background: #dfe3e8; }
  body { background: #fff; width: ${width}mm; margin: 12px auto; padding: ${TOP}mm ${OUTER}mm ${BOTTOM}mm ${BOUND}mm; zoom: ${across ? 0.6 : 0.8}; }
  .record, table { margin-top: 12mm; }
}`;
}

/**
 * A bound register as one HTML page that prints as the book, in parts: cover, then a line or a page a record, "Trang n/N".
 * @param most lines that are shown; the columns are those of the whole book.
 */
export function* bookHtmlParts(
  model: BookModel,
  fontFaces = '',
  most = Number.MAX_SAFE_INTEGER,
): Generator<string, void, void> {
  yield `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${escapeHtml(model.title)}</title>
<style>${styleSheet(model, fontFaces)}</style></head><body><main>${coverHtml(model)}`;
  if (model.total === 0) yield `<p>${textHtml(texts.nothing)}</p>`;
  else if (model.layout === 'table') yield* tableHtml(model, most);
  else for (const line of firstOf(model.lines, most)) yield recordHtml(line);
  yield '</main></body></html>';
}

/** As `bookHtmlParts`, as one text. */
export function bookHtml(model: BookModel, fontFaces?: string, most?: number): string {
  return [...bookHtmlParts(model, fontFaces, most)].join('');
}

function* firstOf<Row>(rows: Iterable<Row>, most: number): Generator<Row, void, void> {
  let at = 0;
  for (const row of rows) {
    yield row;
    at += 1;
    if (at >= most) return;
  }
}

function coverHtml(model: BookModel): string {
  const totals = bookTotals(model)
    .map((line) => `<p>${textHtml(line)}</p>`)
    .join('');
  const signature = (words: string): string =>
    `<div><p class="b">${textHtml(words)}</p><p class="i">${textHtml(texts.sign)}</p></div>`;
  return `<section class="cover"><p>${textHtml(model.parent)}</p><p class="b">${textHtml(model.agency)}</p>
<h1>${textHtml(fill(texts.book, { title: model.title.toUpperCase() }))}</h1><p class="days b">${textHtml(bookDays(model))}</p>
<p>${textHtml(texts.volume)}</p>${totals}<p class="i">${textHtml(fill(texts.printed, { date: formatOfficialDate(model.printedOn) }))}</p>
<div class="sign">${signature(texts.keeper)}${signature(texts.head)}</div></section>`;
}

function* tableHtml(model: BookModel, most: number): Generator<string, void, void> {
  const { size, columns } = bookForm(model);
  const heads = columns.map(
    ({ parts }) =>
      `<th>${partsHtml(parts.map((part) => [model.columns[part]?.title ?? texts.index, false]))}</th>`,
  );
  yield `<table style="font-size:${size}pt">${widthsHtml(columns.map(({ width }) => width))}<thead><tr>${heads.join('')}</tr></thead>
<tbody>`;
  for (const line of firstOf(model.lines, most)) {
    const cells = columns.map((column) => columnHtml(model, line, column));
    yield `<tr${line.withdrawnFor === null ? '' : ' class="struck"'}>${cells.join('')}</tr>`;
    if (line.withdrawnFor === null) continue;
    const why = fill(texts.struck, { reason: line.withdrawnFor });
    yield `<tr><td></td><td class="why" colspan="${columns.length - 1}">${textHtml(why)}</td></tr>`;
  }
  yield '</tbody></table>';
}

/** The values of a column, those of several columns one below the other with a line between them. */
function columnHtml(model: BookModel, line: BookLine, { parts }: BookColumn): string {
  const values = stacked(
    parts.map((part) => (part < 0 ? String(line.number) : cellText(line.cells[part] ?? null, undefined))),
  );
  const centred = parts.map((part) => model.columns[part]?.align !== 'left');
  const own = centred.every(Boolean) ? ' class="center"' : '';
  return `<td${own}>${partsHtml(values.map((value, at) => [value, centred[at] ?? false]))}</td>`;
}

/** A register is read by its words: none is parted at its hyphen or slash. */
const wordsHtml = (text: string): string => cellHtml(text, (word) => /[-/–]\S/u.test(word));

function partsHtml(values: readonly (readonly [text: string, centred: boolean])[]): string {
  if (values.length === 1) return wordsHtml(values[0]?.[0] ?? '');
  return values
    .map(([text, centred]) => `<p${centred ? ' class="center"' : ''}>${wordsHtml(text)}</p>`)
    .join('');
}

function widthsHtml(widths: readonly number[]): string {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return `<colgroup>${widths.map((width) => `<col style="width:${((width / whole) * 100).toFixed(3)}%">`).join('')}</colgroup>`;
}

function recordHtml(line: BookLine): string {
  const struck = line.withdrawnFor;
  const facts = line.facts.map(
    ({ label, text }) => `<tr><td>${textHtml(label)}</td><td>${cellHtml(text)}</td></tr>`,
  );
  const lists = line.lists.map(({ title, columns, rows }) => {
    const widths = fittedColumns({ heads: columns, rows }, listRoom);
    const heads = columns.map((column) => `<th>${wordsHtml(column)}</th>`);
    const lines = rows.map((row) => `<tr>${row.map((cell) => `<td>${wordsHtml(cell)}</td>`).join('')}</tr>`);
    return `<h3>${textHtml(title)}</h3><table>${widthsHtml(widths)}<thead><tr>${heads.join('')}</tr></thead><tbody>${lines.join('')}</tbody></table>`;
  });
  return `<section class="record"><p class="i">${textHtml(fill(texts.entry, { number: String(line.number) }))}</p>
<h2${struck === null ? '' : ' class="struck"'}>${textHtml([line.code, line.title].filter((part) => part !== '').join(' – '))}</h2>
${struck === null ? '' : `<p class="why">${textHtml(fill(texts.struck, { reason: struck }))}</p>`}
<table class="facts"><tbody>${facts.join('')}</tbody></table>${lists.join('')}</section>`;
}
