/** Puts the focus into a dialog's first field each time it has opened, for `afterOpenChange`. @param selector of CSS. */
export function focusAtOpening(selector: string): (open: boolean) => void {
  return (open) => {
    if (open) document.querySelector<HTMLElement>(selector)?.focus();
  };
}
