import texts from '../../../shared/reference/book-texts.json' with { type: 'json' };
import { documentStyle as style } from '../../../shared/reference/document-style.ts';
import { escapeHtml } from '../../../shared/text/escape-html.ts';
import { fill } from '../../../shared/text/template.ts';
import { formatDate } from '../../../shared/time/typed-date.ts';
import { cellHtml, keptRule, textHtml } from './text-html.ts';
import { bookDays, bookTotals, type BookLine, type BookModel } from '../../../shared/report/book.ts';
import { cellText } from '../../../shared/report/table-layout.ts';

/** Millimetres: the bound edge, which is left on odd pages and right on even ones, and the others. */
const BOUND = 25;
const OUTER = 12;
const TOP = 15;
const BOTTOM = 17;

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
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: ${model.columns.length > 10 ? 9 : 10.5}pt; }
.record table { font-size: 11pt; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 0.5pt solid #000; padding: 2pt 3pt; vertical-align: top; }
th { text-align: center; vertical-align: middle; }
td.center { text-align: center; padding-inline: 1pt; }
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

/** A bound register as one HTML page that prints as the book: cover, then a line or a page a record, "Trang n/N". */
export function bookHtml(model: BookModel, fontFaces = ''): string {
  const content =
    model.lines.length === 0
      ? `<p>${textHtml(texts.nothing)}</p>`
      : model.layout === 'table'
        ? tableHtml(model)
        : model.lines.map(recordHtml).join('');
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${escapeHtml(model.title)}</title>
<style>${styleSheet(model, fontFaces)}</style></head><body><main>${coverHtml(model)}${content}</main></body></html>`;
}

function coverHtml(model: BookModel): string {
  const totals = bookTotals(model)
    .map((line) => `<p>${textHtml(line)}</p>`)
    .join('');
  const signature = (words: string): string =>
    `<div><p class="b">${textHtml(words)}</p><p class="i">${textHtml(texts.sign)}</p></div>`;
  return `<section class="cover"><p>${textHtml(model.parent)}</p><p class="b">${textHtml(model.agency)}</p>
<h1>${textHtml(fill(texts.book, { title: model.title.toUpperCase() }))}</h1><p class="days b">${textHtml(bookDays(model))}</p>
<p>${textHtml(texts.volume)}</p>${totals}<p class="i">${textHtml(fill(texts.printed, { date: formatDate(model.printedOn) }))}</p>
<div class="sign">${signature(texts.keeper)}${signature(texts.head)}</div></section>`;
}

function tableHtml({ columns, lines }: BookModel): string {
  const index = 8.5;
  const whole = columns.reduce((sum, column) => sum + column.width, index);
  const share = (width: number): string => `<col style="width:${((width / whole) * 100).toFixed(2)}%">`;
  const heads = columns.map((column) => `<th>${textHtml(column.title)}</th>`).join('');
  const rows = lines.map((line) => {
    const cells = columns.map(
      (column, at) =>
        `<td${column.align === 'center' ? ' class="center"' : ''}>${cellHtml(cellText(line.cells[at] ?? null, undefined))}</td>`,
    );
    const own = `<tr${line.withdrawnFor === null ? '' : ' class="struck"'}><td class="center">${line.number}</td>${cells.join('')}</tr>`;
    if (line.withdrawnFor === null) return own;
    const why = fill(texts.struck, { reason: line.withdrawnFor });
    return `${own}<tr><td></td><td class="why" colspan="${columns.length}">${textHtml(why)}</td></tr>`;
  });
  const widths = [index, ...columns.map((column) => column.width)].map(share).join('');
  const head = `<thead><tr><th>${textHtml(texts.index)}</th>${heads}</tr></thead>`;
  return `<table><colgroup>${widths}</colgroup>${head}<tbody>${rows.join('')}</tbody></table>`;
}

function recordHtml(line: BookLine): string {
  const struck = line.withdrawnFor;
  const facts = line.facts.map(
    ({ label, text }) => `<tr><td>${textHtml(label)}</td><td>${textHtml(text)}</td></tr>`,
  );
  const lists = line.lists.map(
    ({ title, columns, rows }) =>
      `<h3>${textHtml(title)}</h3><table><thead><tr>${columns.map((column) => `<th>${textHtml(column)}</th>`).join('')}</tr></thead><tbody>${rows
        .map((row) => `<tr>${row.map((cell) => `<td>${cellHtml(cell)}</td>`).join('')}</tr>`)
        .join('')}</tbody></table>`,
  );
  return `<section class="record"><p class="i">${textHtml(fill(texts.entry, { number: String(line.number) }))}</p>
<h2${struck === null ? '' : ' class="struck"'}>${textHtml([line.code, line.title].filter((part) => part !== '').join(' – '))}</h2>
${struck === null ? '' : `<p class="why">${textHtml(fill(texts.struck, { reason: struck }))}</p>`}
<table class="facts"><tbody>${facts.join('')}</tbody></table>${lists.join('')}</section>`;
}
