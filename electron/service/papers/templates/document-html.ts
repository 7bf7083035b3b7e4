import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import { documentStyle as style } from '../../../../shared/reference/document-style.ts';
import { escapeHtml } from '../../../../shared/text/escape-html.ts';

const isElement = (node: Node | null): node is Element => node !== null && node.nodeType === 1;
const childrenOf = (element: Node): readonly Element[] => [...element.childNodes].filter(isElement);
const childOf = (element: Element, name: string): Element | undefined =>
  childrenOf(element).find(({ nodeName }) => nodeName === name);

/**
 * A Word document as it reads: its paragraphs and tables in their order, with what is set in the middle, bold or italic.
 * It is no picture of the paper: sizes, fonts, pictures and pages are Word's.
 */
export function documentHtml(xml: string): string {
  const body = new DOMParser().parseFromString(xml, 'text/xml').getElementsByTagName('w:body')[0];
  const blocks = body === undefined ? '' : blocksHtml(body);
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><style>
body{margin:0 auto;padding:24px 32px;max-width:165mm;zoom:.85;font:14pt/1.3 "${style.font}","Liberation Serif",serif;color:#000;background:#fff}
p{margin:0 0 4pt;min-height:1em;white-space:pre-wrap;overflow-wrap:anywhere}table{width:100%;border-collapse:collapse;table-layout:fixed}td{vertical-align:top;padding:2px 4px}
table.lines td{border:1px solid #000}</style></head><body>${blocks}</body></html>`;
}

function blocksHtml(parent: Element): string {
  return childrenOf(parent)
    .map((block) => {
      if (block.nodeName === 'w:p') return paragraphHtml(block);
      if (block.nodeName === 'w:tbl') return tableHtml(block);
      return ['w:sdt', 'w:sdtContent', 'w:customXml'].includes(block.nodeName) ? blocksHtml(block) : '';
    })
    .join('');
}

const alignments: Readonly<Record<string, string>> = {
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'justify',
};

function paragraphHtml(paragraph: Element): string {
  const properties = childOf(paragraph, 'w:pPr');
  const said = (name: string): Element | undefined =>
    properties === undefined ? undefined : childOf(properties, name);
  const alignment = alignments[said('w:jc')?.getAttribute('w:val') ?? ''];
  const firstLine = said('w:ind')?.getAttribute('w:firstLine') ?? null;
  const hasRule = said('w:pBdr') !== undefined;
  const size = Number(
    childrenOf(paragraph)
      .find(({ nodeName }) => nodeName === 'w:r')
      ?.getElementsByTagName('w:sz')[0]
      ?.getAttribute('w:val') ?? 0,
  );
  const looks = [
    size === 0 ? '' : `font-size:${size / 2}pt`,
    alignment === undefined ? '' : `text-align:${alignment}`,
    firstLine === null ? '' : 'text-indent:10mm',
    hasRule ? 'border-bottom:1px solid #000;width:30%;margin:0 auto;min-height:2px' : '',
  ].filter((look) => look !== '');
  return `<p${looks.length === 0 ? '' : ` style="${looks.join(';')}"`}>${runsHtml(paragraph)}</p>`;
}

function runsHtml(parent: Element): string {
  return childrenOf(parent)
    .map((child) => {
      if (child.nodeName === 'w:r') return runHtml(child);
      return ['w:hyperlink', 'w:ins', 'w:smartTag', 'w:sdt', 'w:sdtContent'].includes(child.nodeName)
        ? runsHtml(child)
        : '';
    })
    .join('');
}

/** Whether a run has a look switched on. */
function isOn(properties: Element | undefined, name: string): boolean {
  const look = properties === undefined ? undefined : childOf(properties, name);
  return look !== undefined && !['0', 'false', 'none'].includes(look.getAttribute('w:val') ?? '');
}

function runHtml(run: Element): string {
  const properties = childOf(run, 'w:rPr');
  const text = childrenOf(run)
    .map((part) => {
      if (part.nodeName === 'w:t') return escapeHtml(part.textContent ?? '');
      if (part.nodeName === 'w:tab') return ' ';
      return part.nodeName === 'w:br' ? '<br>' : '';
    })
    .join('');
  const italic = isOn(properties, 'w:i') ? `<i>${text}</i>` : text;
  return isOn(properties, 'w:b') ? `<b>${italic}</b>` : italic;
}

function tableHtml(table: Element): string {
  const borders = childOf(table, 'w:tblPr')?.getElementsByTagName('w:insideH')[0];
  const hasLines = borders !== undefined && !['none', 'nil'].includes(borders.getAttribute('w:val') ?? '');
  const widths = [...table.getElementsByTagName('w:gridCol')].map((column) =>
    Number(column.getAttribute('w:w') ?? 0),
  );
  const sum = widths.reduce((all, width) => all + width, 0);
  const columns = widths
    .map((width) => `<col style="width:${sum === 0 ? 0 : Math.round((100 * width) / sum)}%">`)
    .join('');
  const rows = childrenOf(table)
    .filter(({ nodeName }) => nodeName === 'w:tr')
    .map((row) => {
      const cells = childrenOf(row).filter(({ nodeName }) => nodeName === 'w:tc');
      return `<tr>${cells.map((cell) => `<td>${blocksHtml(cell)}</td>`).join('')}</tr>`;
    })
    .join('');
  return `<table${hasLines ? ' class="lines"' : ''}><colgroup>${columns}</colgroup>${rows}</table>`;
}
