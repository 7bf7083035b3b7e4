import { useEffect, useRef } from 'react';
import type { KeyName } from './key-names.ts';

/** Keys such as `n`, `/`, `Escape`, `ctrl+s`, with what each does. Each is named in `key-names.ts`, so that the help lists it. */
type KeyActions = Readonly<Partial<Record<KeyName, () => void>>>;

/** Whether keys are typed into what has the focus. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement && ['radio', 'checkbox', 'button'].includes(target.type))
    return false;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/**
 * Whether a dialog, a panel, a menu or a list of choices stands open above the screen. The frame of a dialog outlives the
 * dialog for a moment: it covers nothing by then, and a key pressed in that moment is the screen's.
 */
export function isCovered(): boolean {
  return (
    document.querySelector(
      '.ant-modal-wrap:not([style*="none"]) .ant-modal:not([style*="none"]), .ant-drawer-open, .ant-dropdown:not(.ant-dropdown-hidden), .ant-select-dropdown:not(.ant-select-dropdown-hidden)',
    ) !== null
  );
}

/** Listens for keys while the component is shown. Plain letters are left to a field that is being typed in. */
export function useKeys(actions: KeyActions): void {
  const current = useRef(actions);
  useEffect(() => {
    current.current = actions;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const control = event.ctrlKey || event.metaKey;
      const name = control
        ? `ctrl+${event.key.toLowerCase()}`
        : event.key.length === 1
          ? event.key.toLowerCase()
          : event.key;
      const action = new Map(Object.entries(current.current)).get(name);
      if (action === undefined) return;
      if (!control && !/^(?:Escape|F\d+)$/.test(event.key) && isTyping(event.target)) return;
      // Enter on a button, a link or a line of a menu is for that one.
      if (
        event.key === 'Enter' &&
        event.target instanceof Element &&
        event.target.closest('button, a, [role=menuitem]') !== null
      )
        return;
      // A dialog, a panel, a menu or an open list of choices takes Escape for itself.
      if (event.key === 'Escape' && isCovered()) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
