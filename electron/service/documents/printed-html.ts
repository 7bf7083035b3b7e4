import texts from '../../../shared/reference/paper-texts.json' with { type: 'json' };
import bookTexts from '../../../shared/reference/book-texts.json' with { type: 'json' };
import { documentStyle as style } from '../../../shared/reference/document-style.ts';
import type { PaperPart, PaperRow, PrintedPaper } from '../../../shared/report/printed-paper.ts';
import { cellText, type Cell, type TableColumn } from '../../../shared/report/table-layout.ts';
import { escapeHtml } from '../../../shared/text/escape-html.ts';
import { cellHtml, keptRule, textHtml } from './text-html.ts';
import { fill } from '../../../shared/text/template.ts';
import { formatOfficialDate } from '../../../shared/time/typed-date.ts';

const { page, listPage, sizes } = style;

/** Points that the type of a table grows smaller by, where many columns share a page. */
const MANY_COLUMNS = 9;
const SMALLER = 1.5;
/** Points between the type of a table and that of labelled values. */
const FACTS = 1;

function styleSheet({ across, parts }: PrintedPaper, fontFaces: string): string {
  const family = `'${style.font}', 'Liberation Serif', Tinos, serif`;
  const width = across ? page.height : page.width;
  const margin = across ? listPage : { ...page, left: listPage.left };
  const columns = Math.max(0, ...parts.map((part) => (part.kind === 'table' ? part.columns.length : 0)));
  const tableSize = sizes.table - (across && columns > MANY_COLUMNS ? SMALLER : 0);
  return `${fontFaces}
@page { size: A4 ${across ? 'landscape' : 'portrait'}; margin: ${margin.top}mm ${margin.right}mm ${margin.bottom}mm ${margin.left}mm;
  @bottom-right { content: "${texts.page} " counter(page) "/" counter(pages); font: 10pt ${family}; } }
* { box-sizing: border-box; }
html { background: #fff; }
body { margin: 0; font-family: ${family}; font-size: ${sizes.table + FACTS}pt; line-height: 1.2; color: #000; overflow-wrap: anywhere; }
${keptRule}
p, h1, h2 { margin: 0; }
.head { display: grid; grid-template-columns: fit-content(60%) minmax(0, 1fr); align-items: start; }
.agency { text-align: center; font-size: ${sizes.table + FACTS}pt; }
.agency .line { width: 20mm; border-bottom: 0.75pt solid #000; margin: 2pt auto 0; }
.printed { text-align: right; font-style: italic; font-size: ${sizes.table}pt; }
h1 { font-size: ${sizes.title}pt; text-align: center; margin-top: 5mm; }
.line-1 { font-size: ${sizes.table + FACTS + 1}pt; text-align: center; margin: 1mm 0 0; }
.record .line-1 { font-weight: bold; }
.list .line-1 { font-style: italic; }
.why { font-style: italic; text-align: center; }
.struck, .struck td { text-decoration: line-through; }
.parts { margin-top: 4mm; }
h2 { font-size: ${sizes.table + FACTS}pt; margin: 4mm 0 1.5mm; break-after: avoid; }
/* A line at the very edge would be cut. */
table { width: calc(100% - 1pt); border-collapse: collapse; table-layout: fixed; font-size: ${tableSize}pt; line-height: 1.15; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 0.5pt solid #000; padding: 2pt 3pt; vertical-align: top; }
th { text-align: center; vertical-align: middle; }
td.center { text-align: center; }
tr.total td { font-weight: bold; }
tbody.end { break-before: avoid; }
.below td { border: 0; padding: 0; }
tbody.row { break-inside: avoid; }
.more td { border-top-style: dotted; font-size: ${tableSize - 0.5}pt; }
.facts { font-size: ${sizes.table + FACTS - 0.5}pt; }
.facts td { border-width: 0 0 0.5pt; border-bottom: 0.5pt solid #999; }
.facts td:first-child { width: 31%; padding-left: 0; }
.facts .lacking { font-style: italic; }
.notes { margin-top: 2.5mm; font-style: italic; font-size: ${sizes.rules}pt; }
@media screen {
  html { background: #dfe3e8; }
  body { background: #fff; width: ${width}mm; margin: 12px auto; padding: ${margin.top}mm ${margin.right}mm ${margin.bottom}mm ${margin.left}mm; zoom: ${across ? 0.75 : 0.9}; }
}`;
}

/** A paper as one HTML page that prints with repeated heads and `Trang n/N`. */
export function printedHtml(paper: PrintedPaper, fontFaces?: string): string {
  return [...printedHtmlParts(paper, fontFaces)].join('');
}

/** As `printedHtml`, in parts. */
export function* printedHtmlParts(paper: PrintedPaper, fontFaces = ''): Generator<string, void, void> {
  const { withdrawnFor, lines, parts, notes } = paper;
  const isRecord = parts.some(({ kind }) => kind === 'facts');
  const struck = withdrawnFor === null ? '' : ' struck';
  yield `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${escapeHtml(paper.title)}</title>
<style>${styleSheet(paper, fontFaces)}</style></head><body class="${isRecord ? 'record' : 'list'}">
<div class="head"><div class="agency"><p>${textHtml(paper.parent)}</p><p><b>${textHtml(paper.agency)}</b></p><div class="line"></div></div>
<p class="printed">${textHtml(fill(texts.printed, { date: formatOfficialDate(paper.printedOn) }))}</p></div>
<h1>${textHtml(paper.title)}</h1>${lines.map((line) => `<p class="line-1${struck}">${textHtml(line)}</p>`).join('')}
${withdrawnFor === null ? '' : `<p class="why">${textHtml(fill(bookTexts.struck, { reason: withdrawnFor }))}</p>`}
<div class="parts">`;
  for (const [at, part] of parts.entries()) yield* partHtml(part, at === parts.length - 1 ? notes : []);
  yield `</div>
${parts.at(-1)?.kind === 'table' ? '' : notesHtml(notes)}</body></html>`;
}

function notesHtml(notes: readonly string[]): string {
  if (notes.length === 0) return '';
  return `<div class="notes">${notes.map((note) => `<p>${textHtml(note)}</p>`).join('')}</div>`;
}

/** @param notes stand below a table, on the page of its last row; labelled values have none of their own. */
function* partHtml(part: PaperPart, notes: readonly string[]): Generator<string, void, void> {
  const heading = part.heading === null || part.heading === '' ? '' : `<h2>${textHtml(part.heading)}</h2>`;
  if (part.kind === 'facts') {
    const rows = part.facts.map(
      ({ label, text, lacking }) =>
        `<tr><td>${textHtml(label)}</td><td${lacking ? ' class="lacking"' : ''}>${textHtml(text)}</td></tr>`,
    );
    yield `${heading}<table class="facts"><tbody>${rows.join('')}</tbody></table>`;
    return;
  }
  const { columns, rows, total } = part;
  const whole = columns.reduce((sum, column) => sum + column.width, 0);
  const widths = columns.map((column) => `<col style="width:${((column.width / whole) * 100).toFixed(2)}%">`);
  const heads = columns.map((column) => `<th>${textHtml(column.title)}</th>`);
  yield `${heading}<table><colgroup>${widths.join('')}</colgroup><thead><tr>${heads.join('')}</tr></thead>
`;
  for (const row of rows) yield rowHtml(row, columns);
  yield `${endHtml(total, columns, notes)}</table>`;
}

/** The total and the notes, which no page parts from each other or from the row before them. */
function endHtml(total: readonly Cell[], columns: readonly TableColumn[], notes: readonly string[]): string {
  const sum = total.length === 0 ? '' : totalHtml(total, columns);
  const below =
    notes.length === 0
      ? ''
      : `<tr class="below"><td colspan="${columns.length}">${notesHtml(notes)}</td></tr>`;
  return sum + below === '' ? '' : `<tbody class="row end">${sum}${below}</tbody>`;
}

function rowHtml({ cells, struck, more }: PaperRow, columns: readonly TableColumn[]): string {
  const own = columns.map(
    ({ align }, at) =>
      `<td${align === 'center' ? ' class="center"' : ''}>${cellHtml(cellText(cells[at] ?? null, undefined))}</td>`,
  );
  const below =
    more === ''
      ? ''
      : `<tr class="more"><td></td><td colspan="${columns.length - 1}">${textHtml(more)}</td></tr>`;
  return `<tbody class="row"><tr${struck ? ' class="struck"' : ''}>${own.join('')}</tr>${below}</tbody>`;
}

/** The words of the total take the room of the empty cells behind them. */
function totalHtml(total: readonly Cell[], columns: readonly TableColumn[]): string {
  const first = total.findIndex((cell) => cell !== null);
  const next = total.findIndex((cell, at) => at > first && cell !== null);
  const end = next < 0 ? columns.length : next;
  const rest = columns.slice(end).map(({ align }, at) => {
    const text = cellHtml(cellText(total[end + at] ?? null, undefined));
    return `<td${align === 'center' ? ' class="center"' : ''}>${text}</td>`;
  });
  return `<tr class="total"><td colspan="${end}">${cellHtml(cellText(total[first] ?? null, undefined))}</td>${rest.join('')}</tr>`;
}
