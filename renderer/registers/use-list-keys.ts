import { useEffect } from 'react';
import { isCovered, isTyping } from '../session/use-keys.ts';
import { useLatest } from '../ui/use-latest.ts';

/** What the keys of a list do. */
export interface ListKeys {
  /** @param extending whether Shift marks what lies between. */
  readonly step: (rows: number, extending: boolean) => void;
  readonly toFirst: (extending: boolean) => void;
  readonly toLast: (extending: boolean) => void;
  /** Rows that are in view, of which PageUp and PageDown go on. */
  readonly rowsInView: () => number;
  readonly open: () => void;
  readonly mark: () => void;
  readonly markPage: () => void;
  /** Whether rows are marked; only then there is something to clear, to edit and to take out. */
  readonly hasMarks: boolean;
  readonly clearMarks: () => void;
  readonly edit: () => void;
  readonly withdraw: () => void;
}

/** What has keys of its own: Enter presses it, Space too. */
const PRESSED = 'button, a, summary, input, [role=checkbox], [role=menuitem], li[tabindex]';

/** Listens for the keys of a list while it is shown, wherever on its page the focus is. */
export function useListKeys(keys: ListKeys): void {
  const latest = useLatest(keys);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      const { target } = event;
      const isHere =
        target === document.body || (target instanceof Element && target.closest('.list-page') !== null);
      if (!isHere || isTyping(target) || isCovered()) return;
      const pressed = target instanceof Element && target.closest(PRESSED) !== null;
      const action = actionOf(latest.current, event, pressed);
      if (action === null) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [latest]);
}

function actionOf(keys: ListKeys, event: KeyboardEvent, pressed: boolean): (() => void) | null {
  const { key, shiftKey } = event;
  if (event.ctrlKey || event.metaKey) return key.toLowerCase() === 'a' && !shiftKey ? keys.markPage : null;
  switch (key) {
    case 'ArrowDown':
      return () => keys.step(1, shiftKey);
    case 'ArrowUp':
      return () => keys.step(-1, shiftKey);
    case 'PageDown':
      return () => keys.step(keys.rowsInView(), shiftKey);
    case 'PageUp':
      return () => keys.step(-keys.rowsInView(), shiftKey);
    case 'Home':
      return () => keys.toFirst(shiftKey);
    case 'End':
      return () => keys.toLast(shiftKey);
    case 'Enter':
      return pressed ? null : keys.open;
    case ' ':
      return pressed ? null : keys.mark;
    case 'Escape':
      return keys.hasMarks ? keys.clearMarks : null;
    case 'F2':
      return keys.hasMarks ? keys.edit : null;
    case 'Delete':
      return keys.hasMarks ? keys.withdraw : null;
    default:
      return null;
  }
}
