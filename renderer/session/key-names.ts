/** Keys of one purpose, as the help lists them. */
interface KeyLine {
  /** As they are printed. */
  readonly shown: string;
  /** Key of the text that says what they do. */
  readonly label: string;
  /** As `useKeys` calls them; none for keys that a control or a list has of its own. */
  readonly keys: readonly string[];
}

/**
 * Every key of the program, by where it is of use. `useKeys` takes no key that is not here, and the help shows just these:
 * a screen with a new key says here what it does.
 */
export const keyGroups = {
  everywhere: [
    { shown: 'Ctrl+K', label: 'help:keys.find', keys: ['ctrl+k'] },
    { shown: 'F1', label: 'help:keys.help', keys: ['F1'] },
    { shown: '?', label: 'keys.help', keys: ['?'] },
    { shown: 'Esc', label: 'help:keys.back', keys: ['Escape'] },
    { shown: 'Ctrl+P', label: 'keys.print', keys: ['ctrl+p'] },
    { shown: 'F6', label: 'kept:toMessage', keys: ['F6'] },
    { shown: 'Ctrl+F1', label: 'places:keys.fold', keys: ['ctrl+f1'] },
    { shown: 'Ctrl+U', label: 'working:keys.change', keys: ['ctrl+u'] },
  ],
  lists: [
    { shown: '/', label: 'keys.search', keys: ['/'] },
    { shown: '/ ↓', label: 'lists:keys.intoRows', keys: [] },
    { shown: '/ Enter', label: 'lists:keys.firstHit', keys: [] },
    { shown: '↑ ↓', label: 'keys.move', keys: ['ArrowUp', 'ArrowDown'] },
    { shown: 'PgUp PgDn Home End', label: 'lists:keys.pages', keys: ['PageUp', 'PageDown'] },
    { shown: 'Enter', label: 'keys.open', keys: ['Enter'] },
    { shown: 'Space', label: 'lists:keys.mark', keys: [] },
    { shown: 'Shift+↑ Shift+↓', label: 'lists:keys.range', keys: [] },
    { shown: 'Ctrl+A', label: 'lists:keys.all', keys: [] },
    { shown: 'F2', label: 'lists:keys.edit', keys: [] },
    { shown: 'Delete', label: 'lists:keys.withdraw', keys: [] },
    { shown: 'N', label: 'keys.new', keys: ['n'] },
    { shown: 'F', label: 'lists:keys.views', keys: ['f'] },
    { shown: 'C', label: 'lists:keys.columns', keys: ['c'] },
    { shown: 'B', label: 'keys.book', keys: ['b'] },
  ],
  forms: [
    { shown: 'Ctrl+S', label: 'keys.save', keys: ['ctrl+s'] },
    { shown: 'Ctrl+D', label: 'copies:key', keys: ['ctrl+d'] },
    { shown: 'Enter', label: 'typing:keys.next', keys: [] },
    { shown: 'Tab', label: 'typing:keys.tab', keys: [] },
    { shown: '↓ F4', label: 'typing:keys.list', keys: [] },
    { shown: 'Ctrl+;', label: 'typing:keys.today', keys: [] },
    { shown: 'Ctrl+D', label: 'typing:keys.above', keys: [] },
    { shown: 'Alt+Enter', label: 'typing:keys.line', keys: [] },
  ],
  line: [
    { shown: '← →', label: 'border:keys.pan', keys: ['ArrowLeft', 'ArrowRight'] },
    { shown: '+ − 0', label: 'border:keys.zoom', keys: ['+', '=', '-', '0'] },
  ],
  follow: [
    { shown: '1 2 3', label: 'follow:keys.view', keys: ['1', '2', '3'] },
    { shown: 'PgUp PgDn T', label: 'follow:keys.month', keys: ['PageUp', 'PageDown', 't'] },
  ],
  notice: [
    { shown: 'T', label: 'notices:keys.take', keys: ['t'] },
    { shown: '↑ ↓', label: 'notices:keys.choose', keys: [] },
    { shown: 'Shift+↑ ↓ ← →', label: 'notices:keys.extend', keys: [] },
  ],
} as const satisfies Readonly<Record<string, readonly KeyLine[]>>;

export type KeyGroup = keyof typeof keyGroups;
/** A key that a screen may listen for. */
export type KeyName = (typeof keyGroups)[KeyGroup][number]['keys'][number];
