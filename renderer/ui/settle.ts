/** Lets the control that is being typed in settle its value, as leaving it does; the focus and the caret stay. */
export function settleTyping(): void {
  const control = document.activeElement;
  if (!(control instanceof HTMLElement) || control === document.body) return;
  const text = control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement ? control : null;
  const [start, end] = text === null ? [null, null] : [text.selectionStart, text.selectionEnd];
  control.blur();
  control.focus({ preventScroll: true });
  if (text !== null && start !== null && end !== null) text.setSelectionRange(start, end);
}

/** Signs of a value that is sooner typed anew than mended. */
const SHORT = 60;

/** Moves the focus to the first control at fault within a part of the window; false where none is. */
export function focusFirstFault(scope: ParentNode): boolean {
  const fault = [...scope.querySelectorAll<HTMLElement>('[aria-invalid=true]')].find((control) =>
    control.checkVisibility(),
  );
  fault?.focus();
  // What is typed next takes the place of the wrong value; a long text is mended where it is wrong.
  if (fault instanceof HTMLInputElement && fault.value.length <= SHORT) fault.select();
  fault?.scrollIntoView({ block: 'nearest' });
  return fault !== undefined;
}
