import texts from '../../../shared/reference/report-texts.json' with { type: 'json' };
import { documentStyle as style } from '../../../shared/reference/document-style.ts';
import { escapeHtml } from '../../../shared/text/escape-html.ts';
import { columnWidths } from '../../../shared/report/column-widths.ts';
import { headRows, type HeadCell } from '../../../shared/report/head-rows.ts';
import { recipientLines, signatureLines } from '../../../shared/report/paper-end.ts';
import { balancedWidth, lineBelow } from '../../../shared/report/text-lines.ts';
import type { TypeFace } from '../../../shared/reference/type-width.ts';
import { cellHtml, keptRule, textHtml } from './text-html.ts';
import { headLines, type HeadLines } from './paper-head.ts';
import { lineFigure, lineNotes } from './line-figure.ts';
import type { ReportFigure } from '../../../shared/report/report-part.ts';
import type { PaperHead } from '../../../shared/report/report-head.ts';
import type { Signer } from '../../../shared/registers/setting/signer.ts';
import type { ReportModel } from '../../../shared/report/report-model.ts';
import { reportParts } from '../../../shared/report/report-parts.ts';
import { printedBody } from '../../../shared/report/printed-body.ts';
import {
  cellText,
  isShort,
  type Cell,
  type TableColumn,
  type TableLayout,
} from '../../../shared/report/table-layout.ts';

const { page, annexPage, body, blocks, singleLine, sizes } = style;

const points = (size: number): string => `${size}pt`;

/** Line spacing as Word counts it. */
const lines = (count: number): string => (count * singleLine).toFixed(4);

const family = `'${style.font}', 'Liberation Serif', Tinos, serif`;
const bodyWidth = page.width - page.left - page.right;
const annexWidth = page.height - annexPage.left - annexPage.right;
const columns = ([left, right]: readonly [number, number]): string =>
  `minmax(0, ${left}fr) minmax(0, ${right}fr)`;

/** Rules for official papers on the screen and in print. */
export function styleSheet(fontFaces: string): string {
  return `${fontFaces}
@page { size: A4 portrait; margin: ${page.top}mm ${page.right}mm ${page.bottom}mm ${page.left}mm;
  @top-center { content: counter(page); font: ${points(sizes.pageNumber)} ${family}; } }
@page :first { @top-center { content: none; } }
/* Each annex counts its own pages; a first page shows no number. */
@counter-style after-first { system: cyclic; symbols: ""; range: 1 1; fallback: decimal; }
* { box-sizing: border-box; }
html { background: #fff; }
body { margin: 0; font-family: ${family}; font-size: ${points(body.size)}; line-height: ${lines(body.lineSpacing)}; color: #000; overflow-wrap: anywhere; }
${keptRule}
p { margin: 0; }
.two { display: grid; break-inside: avoid; line-height: ${lines(1)}; }
.head { grid-template-columns: ${columns(blocks.headColumns)}; }
.end { grid-template-columns: ${columns(blocks.endColumns)}; margin-top: ${points(blocks.aboveEnd)}; }
.c { text-align: center; }
.b { font-weight: bold; }
.i { font-style: italic; }
.first { margin-top: ${points(blocks.belowHeadLine)}; }
.line { display: inline-block; border-bottom: ${points(blocks.line)} solid #000; padding-bottom: ${points(blocks.aboveLine)}; }
.below { border-bottom: ${points(blocks.line)} solid #000; margin: ${points(blocks.aboveLine)} auto 0; }
.titles { margin: ${points(blocks.aboveKind)} 0 ${points(blocks.aroundAddressee)}; line-height: ${lines(1)}; }
.addressee { margin: ${points(blocks.aroundAddressee)} 0; line-height: ${lines(1)}; text-align: center; }
.addressee.several { padding-left: ${blocks.severalAddressees}mm; text-align: left; }
.text { text-align: justify; text-indent: ${body.firstLine}mm; margin-bottom: ${points(body.spaceAfter)}; orphans: 2; widows: 2; }
.heading { text-indent: ${body.firstLine}mm; font-weight: bold; margin-bottom: ${points(body.spaceAfter)}; break-after: avoid; }
.keep { break-after: avoid; }
.after-table { margin-top: ${points(blocks.aboveTable)}; }
.annex { break-before: page; }
.annex-title { font-size: ${points(sizes.annexTitle)}; font-weight: bold; text-align: center; line-height: ${lines(1)}; }
.annex-reference { font-size: ${points(sizes.annexReference)}; font-style: italic; text-align: center; margin-bottom: ${points(blocks.aboveTable)}; line-height: ${lines(1)}; }
.nothing { text-align: center; font-size: ${points(sizes.annexReference)}; line-height: ${lines(1)}; }
/* A line at the very edge would be cut. */
table { width: calc(100% - ${points(style.table.border)}); border-collapse: collapse; table-layout: fixed; font-size: ${points(sizes.table)}; line-height: ${points(style.table.lineHeight)}; }
thead { display: table-header-group; }
tr, table.short { break-inside: avoid; }
th, td { border: ${points(style.table.border)} solid #000; padding: ${points(style.table.padding.upright)} ${points(style.table.padding.across - style.table.border / 2)}; vertical-align: middle; }
th { text-align: center; font-weight: bold; }
td.center { text-align: center; }
tr.total td { font-weight: bold; break-before: avoid; }
.table-title { font-size: ${points(sizes.table + 1)}; font-weight: bold; margin: 10pt 0 4pt; break-after: avoid; line-height: ${lines(1)}; }
.rules { font-size: ${points(sizes.rules)}; font-style: italic; margin: 6pt 0 0; padding: 0; list-style: none; line-height: ${lines(1)}; text-align: justify; }
.rules li { margin-top: 2pt; }

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

/** Each annex counts its own pages. */
function annexPages(count: number): string {
  const { top, right, bottom, left } = annexPage;
  return Array.from(
    { length: count },
    (
      _,
      index,
    ) => `@page annex${index} { size: A4 landscape; margin: ${top}mm ${right}mm ${bottom}mm ${left}mm; counter-increment: annex${index};
  @top-center { content: counter(annex${index}, after-first); font: ${points(sizes.pageNumber)} ${family}; } }`,
  ).join('\n');
}

/** One line of type. */
function p(classes: string, size: number, text: string): string {
  return `<p class="${classes}" style="font-size:${points(size)}">${escapeHtml(text)}</p>`;
}

/**
 * The report as one HTML page that prints as the paper: A4 upright with the page number at the top from page 2, annexes
 * landscape with numbers of their own. On the screen each part lies on a sheet of its size.
 * @param fontFaces `@font-face` rules for machines without Times New Roman.
 */
export function reportHtml(model: ReportModel, fontFaces = ''): string {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${escapeHtml(model.head.title)}</title>
<style>${styleSheet(fontFaces)}
${annexPages(reportParts(model).length)}</style></head><body><main>${mainPart(model)}${annexParts(model)}</main></body></html>`;
}

function mainPart(model: ReportModel): string {
  const { head, signer, recipients } = model;
  const lines = headLines(model);
  const printed = printedBody(model);
  const sections = printed.sections
    .map(({ section, heading, paragraphs }) => {
      const text = paragraphs.map((line) => `<p class="text">${textHtml(line)}</p>`).join('');
      return `<p class="heading" data-section="${section.key}">${textHtml(heading)}</p>${text}`;
    })
    .join('');
  return `<div class="sheet">
${headHtml(head, lines)}
${titlesHtml(head.kind, head.title)}${addresseeHtml(head.addressee)}
<p class="text">${textHtml(model.texts.opening.text)}</p>${sections}
${printed.otherAnnexes === null ? '' : `<p class="text">${textHtml(printed.otherAnnexes)}</p>`}<p class="text keep">${textHtml(model.texts.ending.text)}</p>
${endHtml(recipientLines(recipients, head.addressee), signer)}</div>`;
}

/** Issuer, number and date at the left and right of the head. */
export function headHtml(head: PaperHead, lines: HeadLines): string {
  const agency = { size: sizes.agency, bold: true };
  return `<div class="two head"><div>${p('c', sizes.parent, head.parent)}${p('c b', sizes.agency, head.agency)}${lineBelowHtml(head.agency, agency, blocks.headColumns[0])}
${p('c first', sizes.number, lines.number)}${lines.subject === undefined ? '' : subjectHtml(lines.subject)}</div>
<div>${p('c b', sizes.nation, head.nation)}<p class="c b" style="font-size:${points(sizes.motto)}"><span class="line">${textHtml(head.motto)}</span></p>
${p('c i first', sizes.placeDate, lines.placeDate)}</div></div>`;
}

/** What a letter is about, in lines of about one length. */
function subjectHtml(subject: string): string {
  const width = balancedWidth(subject, { size: sizes.number - 1 }, blocks.headColumns[0]);
  return `<div style="max-width:${width.toFixed(2)}mm;margin:auto">${p('c', sizes.number - 1, subject)}</div>`;
}

/** Kind and title in the middle, with the line below the title. */
export function titlesHtml(kind: string, title: string): string {
  const face = { size: sizes.title, bold: true };
  const width = balancedWidth(title, face, bodyWidth);
  return `<div class="titles">${p('c b', sizes.kind, kind)}<div style="max-width:${width.toFixed(2)}mm;margin:auto">${p('c b', sizes.title, title)}${lineBelowHtml(title, face, width)}</div></div>`;
}

function lineBelowHtml(text: string, face: TypeFace, width: number): string {
  return `<div class="below" style="width:${lineBelow(text, face, width).toFixed(2)}mm"></div>`;
}

/** One addressee in the middle; several in lines of their own below "Kính gửi". */
export function addresseeHtml(addressee: string): string {
  const several = addressee.includes('\n') ? ' several' : '';
  return `<p class="addressee${several}" style="font-size:${points(sizes.addressee)}">${textHtml(addressee)}</p>`;
}

/** Recipients at the left, the signature at the right. */
export function endHtml(recipients: readonly string[], signer: Signer): string {
  const listed = recipients.map((recipient) => p('', sizes.recipients, recipient)).join('');
  const office = signatureLines(signer).map((line) => p('c b', sizes.signerOffice, line));
  return `<div class="two end"><div>${p('b i', sizes.recipientsTitle, texts.recipientsTitle)}${listed}</div>
<div>${office.join('')}<div style="height:${points(blocks.forSignature)}"></div>${p('c b', sizes.signer, signer.name)}</div></div>`;
}

function annexParts(model: ReportModel): string {
  const reference = headLines(model).annexReference;
  return reportParts(model)
    .map((part, index) => {
      const heading = part.heading === '' ? '' : `<p class="annex-title">${textHtml(part.heading)}</p>`;
      const tables = part.layouts
        .map(
          (layout) =>
            `${part.titled ? `<p class="table-title">${textHtml(layout.title)}</p>` : ''}${tableHtml(layout, annexWidth)}`,
        )
        .join('');
      const nothing = `<p class="nothing">${textHtml(texts.annexes.nothing)}</p>`;
      const rules =
        part.rules.length === 0
          ? ''
          : `<ul class="rules"><li><b>${textHtml(texts.rulesTitle)}</b></li>${part.rules.map((line) => `<li>- ${textHtml(line)}</li>`).join('')}</ul>`;
      return `<div class="sheet annex" style="page:annex${index}" data-part="${part.key}">${heading}
<p class="annex-title">${textHtml(part.title)}</p><p class="annex-reference">${textHtml(reference)}</p>${
        part.layouts.length === 0 ? nothing : tables
      }${part.figure === null ? '' : figureHtml(part.figure)}${rules}</div>`;
    })
    .join('');
}

function figureHtml({ title, line }: ReportFigure): string {
  const notes = lineNotes(line).map((note) => `<li>${textHtml(note)}</li>`);
  return `<div class="figure"><p class="table-title">${textHtml(title)}</p>${lineFigure(line, `${style.font}, Liberation Serif, Tinos, serif`)}<ul class="rules">${notes.join('')}</ul></div>`;
}

/** A table `width` mm wide, whose heads are repeated on every page. */
export function tableHtml(layout: TableLayout, width: number): string {
  const columns = columnWidths(layout, width)
    .map((own) => `<col style="width:${((own / width) * 100).toFixed(3)}%">`)
    .join('');
  const heads = headRows(layout).map((cells) => `<tr>${cells.map(headHtmlOf).join('')}</tr>`);
  const rows = layout.rows.map((cells) => `<tr>${rowHtml(cells, layout.columns)}</tr>`).join('');
  const total =
    layout.total.length === 0 ? '' : `<tr class="total">${rowHtml(layout.total, layout.columns)}</tr>`;
  return `<table${isShort(layout) ? ' class="short"' : ''}><colgroup>${columns}</colgroup><thead>${heads.join('')}</thead><tbody>${rows}${total}</tbody></table>`;
}

/** A head; a column without a name has none. */
function headHtmlOf({ title, columnSpan, rowSpan }: HeadCell): string {
  const kind = title === '' ? 'td' : 'th';
  const spans = `${columnSpan === 1 ? '' : ` colspan="${columnSpan}"`}${rowSpan === 1 ? '' : ` rowspan="${rowSpan}"`}`;
  return `<${kind}${spans}>${textHtml(title)}</${kind}>`;
}

function rowHtml(cells: readonly Cell[], columns: readonly TableColumn[]): string {
  return columns
    .map(
      (column, index) =>
        `<td${column.align === 'center' ? ' class="center"' : ''}>${cellHtml(cellText(cells[index] ?? null, column))}</td>`,
    )
    .join('');
}
