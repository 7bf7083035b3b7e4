/**
 * Marks the frame of a paper while the focus is inside it: the browser tells the page's styles nothing of that.
 * @returns ends it.
 */
export function showFrameFocus(page: Window): () => void {
  const mark = (): void => {
    const { activeElement } = page.document;
    for (const frame of page.document.querySelectorAll('iframe'))
      frame.toggleAttribute('data-focused', frame === activeElement && !frame.matches(':focus'));
  };
  // The page loses the focus to its own frame, and has it back from there.
  const events = ['blur', 'focus', 'focusin'] as const;
  for (const event of events) page.addEventListener(event, mark);
  return () => {
    for (const event of events) page.removeEventListener(event, mark);
  };
}
