import { documentStyle as style } from '../../../shared/reference/document-style.ts';
import { escapeHtml } from '../../../shared/text/escape-html.ts';
import { headLines } from './paper-head.ts';
import { endHtml, headHtml, p, styleSheet, tableHtml } from './report-html.ts';
import type { UrgingPaper } from '../../../shared/report/urging.ts';

const { page, sizes } = style;

/** Each paper counts its own pages; its first shows no number. */
function pageRule(index: number): string {
  const { top, right, bottom, left } = page;
  return `@page paper${index} { size: A4 portrait; margin: ${top}mm ${right}mm ${bottom}mm ${left}mm; counter-increment: paper${index};
  @top-center { content: counter(paper${index}, after-first); font: ${sizes.pageNumber}pt '${style.font}', 'Liberation Serif', Tinos, serif; } }`;
}

/** The papers as one HTML page that prints each on sheets of its own. */
export function urgingHtml(papers: readonly UrgingPaper[], fontFaces = ''): string {
  const sheets = papers.map((paper, index) => {
    const lines = {
      ...headLines(paper),
      ...(paper.subject === null ? {} : { subject: paper.subject }),
    };
    const title =
      paper.kind === null
        ? ''
        : `<div style="margin-top:14pt">${p('c b', sizes.kind, paper.kind)}${p('c b', sizes.title, paper.title ?? '')}</div><div class="title-line"></div>`;
    return `<div class="sheet" style="page:paper${index}">${headHtml(paper.head, lines)}${title}
<p class="c" style="font-size:${sizes.addressee}pt;margin:12pt 0">${escapeHtml(paper.addressee)}</p>
<p class="text">${escapeHtml(paper.opening)}</p>${tableHtml(paper.table)}
<p class="text keep" style="margin-top:8pt">${escapeHtml(paper.request)}</p>${endHtml(paper.recipients, paper.signer)}</div>`;
  });
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${escapeHtml(papers[0]?.addressee ?? '')}</title>
<style>${styleSheet(fontFaces)}
${papers.map((_, index) => pageRule(index)).join('\n')}</style></head><body><main>${sheets.join('')}</main></body></html>`;
}
