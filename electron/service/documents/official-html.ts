import { documentStyle as style } from '../../../shared/reference/document-style.ts';
import type { OfficialPaper, OfficialPart } from '../../../shared/report/official-paper.ts';
import { escapeHtml } from '../../../shared/text/escape-html.ts';
import { headLines } from './paper-head.ts';
import { endHtml, headHtml, p, styleSheet, tableHtml } from './report-html.ts';

const { page, sizes } = style;

/** Each paper counts its own pages; its first shows no number. */
function pageRule(index: number): string {
  const { top, right, bottom, left } = page;
  return `@page paper${index} { size: A4 portrait; margin: ${top}mm ${right}mm ${bottom}mm ${left}mm; counter-increment: paper${index};
  @top-center { content: counter(paper${index}, after-first); font: ${sizes.pageNumber}pt '${style.font}', 'Liberation Serif', Tinos, serif; } }`;
}

/** The papers as one HTML page that prints each on sheets of its own. */
export function officialHtml(papers: readonly OfficialPaper[], fontFaces = ''): string {
  const sheets = papers.map((paper, index) => {
    const lines = {
      ...headLines(paper),
      ...(paper.subject === null ? {} : { subject: paper.subject }),
    };
    const title =
      paper.kind === null
        ? ''
        : `<div style="margin-top:14pt">${p('c b', sizes.kind, paper.kind)}${p('c b', sizes.title, paper.title ?? '')}</div><div class="title-line"></div>`;
    const parts = paper.parts.map((part, at) => partHtml(part, paper.parts, at)).join('\n');
    return `<div class="sheet" style="page:paper${index}">${headHtml(paper.head, lines)}${title}
${addresseeHtml(paper.addressee)}
${parts}${endHtml(paper.recipients, paper.signer)}</div>`;
  });
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${escapeHtml(papers[0]?.title ?? papers[0]?.addressee ?? '')}</title>
<style>${styleSheet(fontFaces)}
${papers.map((_, index) => pageRule(index)).join('\n')}</style></head><body><main>${sheets.join('')}</main></body></html>`;
}

/** One addressee in the middle; several in lines of their own below "Kính gửi". */
function addresseeHtml(addressee: string): string {
  const lines = addressee.split('\n');
  const size = `font-size:${sizes.addressee}pt`;
  return lines.length === 1
    ? `<p class="c" style="${size};margin:12pt 0">${escapeHtml(addressee)}</p>`
    : `<p style="${size};margin:12pt 0;padding-left:45mm">${lines.map((line) => escapeHtml(line)).join('<br>')}</p>`;
}

function partHtml(part: OfficialPart, parts: readonly OfficialPart[], at: number): string {
  if (part.kind === 'table') return tableHtml(part.table);
  const lead = part.lead === '' ? '' : `<b>${escapeHtml(part.lead)}</b> `;
  // The last paragraph stands on the page of the signature; a table leaves no room below it.
  const keep = at === parts.length - 1 ? ' keep' : '';
  const below = parts[at - 1]?.kind === 'table' ? ' style="margin-top:8pt"' : '';
  return `<p class="text${keep}"${below}>${lead}${escapeHtml(part.text)}</p>`;
}
