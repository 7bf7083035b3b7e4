import texts from '../../../shared/reference/report-texts.json' with { type: 'json' };
import { documentStyle as style } from '../../../shared/reference/document-style.ts';
import { escapeHtml } from '../../../shared/text/escape-html.ts';
import { headLines, type HeadLines } from './paper-head.ts';
import { lineFigure, lineNotes } from './line-figure.ts';
import type { ReportFigure } from '../../../shared/report/report-part.ts';
import type { PaperHead, ReportSigner } from '../../../shared/report/report-head.ts';
import type { ReportModel } from '../../../shared/report/report-model.ts';
import { reportParts } from '../../../shared/report/report-parts.ts';
import { printedBody } from '../../../shared/report/printed-body.ts';
import {
  cellText,
  type Cell,
  type TableColumn,
  type TableLayout,
} from '../../../shared/report/table-layout.ts';

const { page, annexPage, body, sizes } = style;

const escape = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>');

const points = (size: number): string => `${size}pt`;

/** Rules for official papers on the screen and in print. */
export function styleSheet(fontFaces: string): string {
  const family = `'${style.font}', 'Liberation Serif', Tinos, serif`;
  return `${fontFaces}
@page { size: A4 portrait; margin: ${page.top}mm ${page.right}mm ${page.bottom}mm ${page.left}mm;
  @top-center { content: counter(page); font: ${points(sizes.pageNumber)} ${family}; } }
@page :first { @top-center { content: none; } }
/* Each annex counts its own pages; a first page shows no number. */
@counter-style after-first { system: cyclic; symbols: ""; range: 1 1; fallback: decimal; }
${annexPages(family)}
* { box-sizing: border-box; }
html { background: #fff; }
body { margin: 0; font-family: ${family}; font-size: ${points(body.size)}; line-height: ${body.lineSpacing}; color: #000; }
p { margin: 0; }
.two { display: grid; break-inside: avoid; }
.head { grid-template-columns: 65fr 100fr; line-height: 1.15; }
.end { grid-template-columns: 80fr 85fr; margin-top: 12pt; line-height: 1.15; }
.c { text-align: center; }
.b { font-weight: bold; }
.i { font-style: italic; }
.line { display: inline-block; border-bottom: 0.75pt solid #000; padding-bottom: 2pt; }
.short { width: 20mm; border-bottom: 0.75pt solid #000; margin: 2pt auto 0; }
.title-line { width: 50mm; border-bottom: 0.75pt solid #000; margin: 3pt auto 0; }
.text { text-align: justify; text-indent: ${body.firstLine}mm; margin-bottom: ${points(body.spaceAfter)}; orphans: 2; widows: 2; }
.heading { text-indent: ${body.firstLine}mm; font-weight: bold; margin-bottom: ${points(body.spaceAfter)}; break-after: avoid; }
.keep { break-after: avoid; }
.annex { break-before: page; }
.annex-title { font-size: ${points(sizes.annexTitle)}; font-weight: bold; text-align: center; line-height: 1.2; }
.annex-reference { font-size: ${points(sizes.annexReference)}; font-style: italic; text-align: center; margin-bottom: 8pt; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: ${points(sizes.table)}; line-height: 1.15; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 0.5pt solid #000; padding: 2pt 3pt; vertical-align: middle; overflow-wrap: anywhere; }
th { text-align: center; font-weight: bold; }
td.center { text-align: center; white-space: nowrap; }
tr.total td { font-weight: bold; break-before: avoid; }
.table-title { font-size: ${points(sizes.table + 1)}; font-weight: bold; margin: 10pt 0 4pt; break-after: avoid; }
.rules { font-size: ${points(sizes.rules)}; font-style: italic; margin: 6pt 0 0; padding: 0; list-style: none; line-height: 1.15; }

.figure { break-inside: avoid; }
.figure svg { width: 100%; height: auto; }
@media screen {
  html { background: #dfe3e8; }
  body { padding: 16px; }
  .sheet { background: #fff; box-shadow: 0 1px 6px rgba(0, 0, 0, 0.35); margin: 0 auto 16px; width: ${page.width}mm; min-height: ${page.height}mm;
    padding: ${page.top}mm ${page.right}mm ${page.bottom}mm ${page.left}mm; }
  .sheet.annex { width: ${page.height}mm; min-height: ${page.width}mm;
    padding: ${annexPage.top}mm ${annexPage.right}mm ${annexPage.bottom}mm ${annexPage.left}mm; }
}
/* A narrow preview shows whole sheets, smaller. */
@media screen and (max-width: 1180px) { .sheet.annex { zoom: 0.72; } }
@media screen and (max-width: 840px) { .sheet { zoom: 0.86; } .sheet.annex { zoom: 0.61; } }`;
}

const MOST_ANNEXES = 12;

function annexPages(family: string): string {
  const { top, right, bottom, left } = annexPage;
  return Array.from(
    { length: MOST_ANNEXES },
    (
      _,
      index,
    ) => `@page annex${index} { size: A4 landscape; margin: ${top}mm ${right}mm ${bottom}mm ${left}mm; counter-increment: annex${index};
  @top-center { content: counter(annex${index}, after-first); font: ${points(sizes.pageNumber)} ${family}; } }`,
  ).join('\n');
}

/** One line of type. */
export function p(classes: string, size: number, text: string): string {
  return `<p class="${classes}" style="font-size:${points(size)}">${escape(text)}</p>`;
}

/**
 * The report as one HTML page that prints as the paper: A4 upright with the page number at the top from page 2, annexes
 * landscape with numbers of their own. On the screen each part lies on a sheet of its size.
 * @param fontFaces `@font-face` rules for machines without Times New Roman.
 */
export function reportHtml(model: ReportModel, fontFaces = ''): string {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${escape(model.head.title)}</title>
<style>${styleSheet(fontFaces)}</style></head><body><main>${mainPart(model)}${annexParts(model)}</main></body></html>`;
}

function mainPart(model: ReportModel): string {
  const { head, signer, recipients } = model;
  const lines = headLines(model);
  const printed = printedBody(model);
  const sections = printed.sections
    .map(({ section, heading, paragraphs }) => {
      const text = paragraphs.map((line) => `<p class="text">${escape(line)}</p>`).join('');
      return `<p class="heading" data-section="${section.key}">${escape(heading)}</p>${text}`;
    })
    .join('');
  return `<div class="sheet">
${headHtml(head, lines)}
<p class="c b" style="font-size:${points(sizes.kind)};margin-top:14pt">${escape(head.kind)}</p>
${p('c b', sizes.title, head.title)}<div class="title-line"></div>
<p class="c" style="font-size:${points(sizes.addressee)};margin:12pt 0">${escape(head.addressee)}</p>
<p class="text">${escape(model.texts.opening.text)}</p>${sections}
${printed.otherAnnexes === null ? '' : `<p class="text">${escape(printed.otherAnnexes)}</p>`}<p class="text keep">${escape(model.texts.ending.text)}</p>
${endHtml(recipients, signer)}</div>`;
}

/** Issuer, number and date at the left and right of the head. */
export function headHtml(head: PaperHead, lines: HeadLines): string {
  return `<div class="two head"><div>${p('c', sizes.parent, head.parent)}${p('c b', sizes.agency, head.agency)}<div class="short"></div>
<p class="c" style="font-size:${points(sizes.number)};margin-top:8pt">${escape(lines.number)}</p>${lines.subject === undefined ? '' : p('c', sizes.number - 1, lines.subject)}</div>
<div>${p('c b', sizes.nation, head.nation)}<p class="c b" style="font-size:${points(sizes.motto)}"><span class="line">${escape(head.motto)}</span></p>
<p class="c i" style="font-size:${points(sizes.placeDate)};margin-top:8pt">${escape(lines.placeDate)}</p></div></div>`;
}

/** Recipients at the left, the signature at the right. */
export function endHtml(recipients: readonly string[], signer: ReportSigner): string {
  const listed = recipients
    .map((recipient, index) =>
      p('', sizes.recipients, `- ${recipient}${index === recipients.length - 1 ? '.' : ';'}`),
    )
    .join('');
  return `<div class="two end"><div>${p('b i', sizes.recipientsTitle, texts.recipientsTitle)}${listed}</div>
<div>${signer.onBehalf === '' ? '' : p('c b', sizes.signer, signer.onBehalf.toUpperCase())}${p('c b', sizes.signer, signer.position.toUpperCase())}
<div style="height:72pt"></div>${p('c b', sizes.signer, signer.name)}</div></div>`;
}

function annexParts(model: ReportModel): string {
  const reference = headLines(model).annexReference;
  return reportParts(model)
    .map((part, index) => {
      const heading = part.heading === '' ? '' : `<p class="annex-title">${escape(part.heading)}</p>`;
      const tables = part.layouts
        .map(
          (layout) =>
            `${part.titled ? `<p class="table-title">${escape(layout.title)}</p>` : ''}${tableHtml(layout)}`,
        )
        .join('');
      const nothing = `<p class="c">${escape(texts.annexes.nothing)}</p>`;
      const rules =
        part.rules.length === 0
          ? ''
          : `<ul class="rules">${part.rules.map((line) => `<li>- ${escape(line)}</li>`).join('')}</ul>`;
      return `<div class="sheet annex" style="page:annex${index}" data-part="${part.key}">${heading}
<p class="annex-title">${escape(part.title)}</p><p class="annex-reference">${escape(reference)}</p>${
        part.layouts.length === 0 ? nothing : tables
      }${part.figure === null ? '' : figureHtml(part.figure)}${rules}</div>`;
    })
    .join('');
}

function figureHtml({ title, line }: ReportFigure): string {
  const family = `${style.font}, Liberation Serif, Tinos, serif`;
  const notes = lineNotes(line).map((note) => `<li>${escape(note)}</li>`);
  return `<div class="figure"><p class="table-title">${escape(title)}</p>${lineFigure(line, family)}<ul class="rules">${notes.join('')}</ul></div>`;
}

/** A table whose heads are repeated on every page. */
export function tableHtml(layout: TableLayout): string {
  const whole = layout.columns.reduce((sum, column) => sum + column.width, 0);
  const columns = layout.columns
    .map((column) => `<col style="width:${((column.width / whole) * 100).toFixed(2)}%">`)
    .join('');
  const { groups, heads } = headRows(layout);
  const rows = layout.rows.map((cells) => `<tr>${rowHtml(cells, layout.columns)}</tr>`).join('');
  const total =
    layout.total.length === 0 ? '' : `<tr class="total">${rowHtml(layout.total, layout.columns)}</tr>`;
  return `<table><colgroup>${columns}</colgroup><thead>${groups}${heads}</thead><tbody>${rows}${total}</tbody></table>`;
}

/** The rows of heads: a column that stands in no group has one head over both rows, and one without a name has no head. */
function headRows({ groups, columns }: TableLayout): { readonly groups: string; readonly heads: string } {
  const head = (title: string, span: string): string =>
    title === '' ? `<td${span}></td>` : `<th${span}>${escape(title)}</th>`;
  if (groups === null)
    return { groups: '', heads: `<tr>${columns.map(({ title }) => head(title, '')).join('')}</tr>` };
  const above: string[] = [];
  const below: string[] = [];
  let at = 0;
  for (const { title, span } of groups) {
    const own = columns.slice(at, at + span);
    at += span;
    if (title === '') above.push(...own.map((column) => head(column.title, ' rowspan="2"')));
    else {
      above.push(head(title, ` colspan="${span}"`));
      below.push(...own.map((column) => head(column.title, '')));
    }
  }
  return { groups: `<tr>${above.join('')}</tr>`, heads: `<tr>${below.join('')}</tr>` };
}

function rowHtml(cells: readonly Cell[], columns: readonly TableColumn[]): string {
  return columns
    .map(
      (column, index) =>
        `<td${column.align === 'center' ? ' class="center"' : ''}>${escape(cellText(cells[index] ?? null, column))}</td>`,
    )
    .join('');
}
