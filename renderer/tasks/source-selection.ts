import type { KeyboardEvent } from 'react';

/** The text that is selected inside the source of a document, line for line; empty for none. */
export function selectedIn(pane: HTMLElement | null): string {
  const selection = document.getSelection();
  if (pane === null || selection === null || selection.isCollapsed) return '';
  const chosen = selection.getRangeAt(0).cloneRange();
  // A paragraph that is chosen by three presses ends where the next one begins, be it outside the pane.
  if (!pane.contains(chosen.startContainer)) return '';
  if (!pane.contains(chosen.endContainer)) chosen.setEnd(pane, pane.childNodes.length);
  const range = chosen.cloneContents();
  // Words of buttons that stand between belong to no document.
  for (const button of range.querySelectorAll('button')) button.remove();
  const paragraphs = [...range.querySelectorAll('p')].map((one) => one.textContent);
  return (paragraphs.length === 0 ? [range.textContent] : paragraphs)
    .map((text) => (text ?? '').trim())
    .filter((text) => text !== '')
    .join('\n');
}

/**
 * Selecting by keys in the pane of a document, which shows no caret: ↑ ↓ choose the paragraph before or behind, with Shift they extend
 * the selection by paragraphs, Shift+← → by words.
 */
export function selectByKeys(event: KeyboardEvent<HTMLElement>): void {
  const pane = event.currentTarget;
  if (event.target !== pane || event.ctrlKey || event.altKey || event.metaKey) return;
  const selection = document.getSelection();
  if (selection === null) return;
  const paragraphs = [...pane.querySelectorAll('p')];
  const isInside = selection.focusNode !== null && pane.contains(selection.focusNode);
  const at = isInside ? paragraphs.findIndex((one) => one.contains(selection.focusNode)) : -1;
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step !== 0) {
    const next = at < 0 ? firstSeen(pane, paragraphs) : paragraphs[at + step];
    if (next === undefined) return;
    event.preventDefault();
    if (event.shiftKey && at >= 0) {
      const last = step > 0 ? next.childNodes.length : 0;
      selection.extend(next, last);
    } else selection.selectAllChildren(next);
    next.scrollIntoView({ block: 'nearest' });
  } else if (event.shiftKey && isInside && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
    event.preventDefault();
    selection.modify('extend', event.key === 'ArrowRight' ? 'forward' : 'backward', 'word');
  }
}

/** The first paragraph that the pane shows. */
function firstSeen(pane: HTMLElement, paragraphs: readonly HTMLElement[]): HTMLElement | undefined {
  const { top } = pane.getBoundingClientRect();
  return paragraphs.find((one) => one.getBoundingClientRect().bottom > top + 1);
}
