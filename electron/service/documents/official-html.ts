import { documentStyle as style } from '../../../shared/reference/document-style.ts';
import type { OfficialPaper, OfficialPart } from '../../../shared/report/official-paper.ts';
import { escapeHtml } from '../../../shared/text/escape-html.ts';
import { headLines } from './paper-head.ts';
import { recipientLines } from '../../../shared/report/paper-end.ts';
import { textHtml } from './text-html.ts';
import { addresseeHtml, endHtml, headHtml, styleSheet, tableHtml, titlesHtml } from './report-html.ts';

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
    const title = paper.kind === null ? '' : titlesHtml(paper.kind, paper.title ?? '');
    const parts = paper.parts.map((part, at) => partHtml(part, paper.parts, at)).join('\n');
    return `<div class="sheet" style="page:paper${index}">${headHtml(paper.head, lines)}${title}
${addresseeHtml(paper.addressee)}
${parts}${endHtml(recipientLines(paper.recipients, paper.addressee), paper.signer)}</div>`;
  });
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${escapeHtml(papers[0]?.title ?? papers[0]?.addressee ?? '')}</title>
<style>${styleSheet(fontFaces)}
${papers.map((_, index) => pageRule(index)).join('\n')}</style></head><body><main>${sheets.join('')}</main></body></html>`;
}

function partHtml(part: OfficialPart, parts: readonly OfficialPart[], at: number): string {
  if (part.kind === 'table') return tableHtml(part.table, page.width - page.left - page.right);
  const lead = part.lead === '' ? '' : `<b>${textHtml(part.lead)}</b> `;
  const classes = [
    'text',
    // The last paragraph stands on the page of the signature; a table leaves no room below it.
    ...(at === parts.length - 1 ? ['keep'] : []),
    ...(parts[at - 1]?.kind === 'table' ? ['after-table'] : []),
  ];
  return `<p class="${classes.join(' ')}">${lead}${textHtml(part.text)}</p>`;
}
