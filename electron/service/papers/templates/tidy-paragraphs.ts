import { DOMParser, XMLSerializer, type Document, type Element, type Node } from '@xmldom/xmldom';
import { EMPTY, LINE_END } from './compile-template.ts';

const isElement = (node: Node | null): node is Element => node !== null && node.nodeType === 1;

const childElements = (parent: Node): readonly Element[] => [...parent.childNodes].filter(isElement);

/** Elements of a name below one. A copy: what the parser gives changes with the document. */
const elementsOf = (parent: Document | Element, name: string): readonly Element[] =>
  Array.from(parent.getElementsByTagName(name));

/** Elements below one, those inside a paragraph of their own (a text box) left out. */
function within(paragraph: Element, name: string): readonly Element[] {
  return elementsOf(paragraph, name).filter((one) => {
    let above = one.parentNode;
    while (above !== null && above !== paragraph && above.nodeName !== 'w:p') above = above.parentNode;
    return above === paragraph;
  });
}

/** What makes a paragraph more than its words. */
const HOLDS_MORE = [
  'w:drawing',
  'w:pict',
  'w:object',
  'w:br',
  'w:sectPr',
  'w:fldChar',
  'w:tab',
  'mc:AlternateContent',
];

/**
 * A part of a document as it is read: paragraphs that held nothing but empty fields are gone, other empty fields print
 * nothing, and each line of a text of several is a paragraph like the one that it stands in.
 */
export function tidyParagraphs(xml: string): string {
  if (!xml.includes(EMPTY) && !xml.includes(LINE_END)) return xml;
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  for (const paragraph of elementsOf(document, 'w:p')) {
    const texts = within(paragraph, 'w:t');
    const words = texts.map((text) => text.textContent ?? '').join('');
    if (words.includes(EMPTY)) {
      if (isSilent(words) && mayGo(paragraph)) {
        paragraph.parentNode?.removeChild(paragraph);
        continue;
      }
      for (const text of texts) setText(text, withoutEmpty(text.textContent ?? ''));
    }
    if (words.includes(LINE_END)) partLines(paragraph);
  }
  return new XMLSerializer().serializeToString(document).replaceAll(EMPTY, '').replaceAll(LINE_END, ' ');
}

/** Empty fields gone, with the brackets or the comma that stand for them alone. */
function withoutEmpty(text: string): string {
  return text
    .replaceAll(new RegExp(`(?:(?<!\\s)\\s+)?\\(${EMPTY}\\)`, 'gu'), '')
    .replaceAll(new RegExp(`,\\s*${EMPTY}(?=\\s*(?:[,;.]|$))`, 'gu'), '')
    .replace(new RegExp(`^${EMPTY},\\s*`, 'u'), '')
    .replaceAll(EMPTY, '');
}

/** Nothing but signs and spaces around empty fields. */
const isSilent = (words: string): boolean => /^[\s\p{P}]*$/u.test(words.replaceAll(EMPTY, ''));

/** A cell must end with a paragraph, and a text box, a header or a footer must have one. */
function mayGo(paragraph: Element): boolean {
  if (HOLDS_MORE.some((name) => within(paragraph, name).length > 0)) return false;
  const { parentNode } = paragraph;
  if (!isElement(parentNode)) return false;
  const blocks = childElements(parentNode).filter(
    ({ nodeName }) => nodeName === 'w:p' || nodeName === 'w:tbl',
  );
  if (parentNode.nodeName === 'w:body') return true;
  return blocks.at(-1) !== paragraph && blocks.length > 1;
}

function setText(element: Element, text: string): void {
  element.textContent = text;
  element.setAttribute('xml:space', 'preserve');
}

/** Cuts a paragraph at each end of a line; all its pieces look the same. */
function partLines(paragraph: Element): void {
  let current = paragraph;
  for (;;) {
    const text = within(current, 'w:t').find((one) => one.textContent?.includes(LINE_END) === true);
    const run = text?.parentNode ?? null;
    if (text === undefined || !isElement(run) || run.parentNode !== current) return;
    const words = text.textContent ?? '';
    const at = words.indexOf(LINE_END);
    setText(text, words.slice(0, at));
    const next = emptyCopy(current, 'w:pPr');
    const nextRun = emptyCopy(run, 'w:rPr');
    const rest = copyOf(text, false);
    setText(rest, words.slice(at + LINE_END.length));
    nextRun.appendChild(rest);
    moveAfter(text, nextRun);
    next.appendChild(nextRun);
    moveAfter(run, next);
    current.parentNode?.insertBefore(next, current.nextSibling);
    current = next;
  }
}

/** An element with its properties only; a paragraph without what may stand once. */
function emptyCopy(element: Element, properties: string): Element {
  const copy = copyOf(element, false);
  for (const id of ['w14:paraId', 'w14:textId']) copy.removeAttribute(id);
  const own = childElements(element).find(({ nodeName }) => nodeName === properties);
  if (own !== undefined) {
    const kept = copyOf(own, true);
    for (const once of ['w:sectPr', 'w:pageBreakBefore'])
      for (const found of elementsOf(kept, once)) found.parentNode?.removeChild(found);
    copy.appendChild(kept);
  }
  return copy;
}

function copyOf(element: Element, deep: boolean): Element {
  const copy = element.cloneNode(deep);
  if (!isElement(copy)) throw new TypeError('The copy of an element is one');
  return copy;
}

function moveAfter(node: Node, to: Element): void {
  for (let next = node.nextSibling; next !== null; next = node.nextSibling) to.appendChild(next);
}
