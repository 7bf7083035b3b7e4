import { withoutUnseen } from '../../shared/text/typed-text.ts';

type TextControl = HTMLInputElement | HTMLTextAreaElement;

const isText = (target: EventTarget | null): target is TextControl =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'file', 'submit'].includes(target.type));

/**
 * What holds for every control of the window, whoever made it: what comes along unseen in a paste is left out, a value that nobody
 * typed is selected on focus, and Enter goes to the next field.
 * @returns ends it.
 */
export function keepTypingHabits(page: Document): () => void {
  const ends = [
    listen(page, 'beforeinput', cleanInput, true),
    ...selectPrefilled(page),
    listen(page, 'keydown', goOnByEnter),
  ];
  return () => {
    for (const end of ends) end();
  };
}

function listen<Name extends keyof DocumentEventMap>(
  page: Document,
  name: Name,
  work: (event: DocumentEventMap[Name]) => void,
  capture = false,
): () => void {
  page.addEventListener(name, work, capture);
  return () => page.removeEventListener(name, work, capture);
}

/** Zero-width signs, odd blanks and parted marks never reach a field. */
function cleanInput(event: Event): void {
  if (!(event instanceof InputEvent)) return;
  const { data, inputType, isComposing } = event;
  if (data === null || isComposing || !isText(event.target) || !inputType.startsWith('insert')) return;
  const clean = withoutUnseen(data);
  if (clean === data) return;
  event.preventDefault();
  // Written as typing is, so that it can be undone and every listener hears of it.
  if (clean !== '') event.target.ownerDocument.execCommand('insertText', false, clean);
}

/** Selects a value that stands there already; a press of the mouse that places no selection of its own leaves it selected. */
function selectPrefilled(page: Document): readonly (() => void)[] {
  let pressed: TextControl | null = null;
  const howPrefilled = (target: EventTarget | null): string | undefined =>
    isText(target) ? target.dataset['prefilled'] : undefined;
  return [
    listen(
      page,
      'mousedown',
      (event) => {
        const { target } = event;
        const how = howPrefilled(target);
        if (!isText(target) || target.disabled || how === undefined || event.button !== 0) return;
        if (how === 'always') {
          // There is no place in a chosen name where one would type.
          event.preventDefault();
          target.focus();
          target.select();
        } else if (page.activeElement !== target) pressed = target;
      },
      // Before a dialog may keep the event to itself.
      true,
    ),
    listen(page, 'focusin', ({ target }) => {
      if (isText(target) && howPrefilled(target) !== undefined) target.select();
    }),
    listen(
      page,
      'mouseup',
      ({ target }) => {
        if (pressed !== null && target === pressed && pressed.selectionStart === pressed.selectionEnd)
          pressed.select();
        pressed = null;
      },
      true,
    ),
  ];
}

const FIELDS =
  'input:not([type=hidden]):not([type=file]):not([type=radio]:not(:checked)):not([tabindex="-1"]), textarea:not([tabindex="-1"])';

/**
 * Enter in a form: the next field; in the last field of a dialog: what the dialog does; in the last field of a page: its button
 * that saves has the focus. A text area keeps its new line, a list of suggestions its choice.
 */
function goOnByEnter(event: KeyboardEvent): void {
  const { target, key } = event;
  if (key !== 'Enter' || event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
  if (event.ctrlKey || event.altKey || event.metaKey || !(target instanceof HTMLInputElement)) return;
  const scope = target.closest<HTMLElement>('.ant-modal, .ant-drawer, form, [data-enter=next]');
  if (scope === null) return;
  const fields = [...scope.querySelectorAll<HTMLElement>(FIELDS)].filter(
    (field) => field === target || (!field.matches(':disabled') && field.checkVisibility()),
  );
  const next = fields[fields.indexOf(target) + (event.shiftKey ? -1 : 1)];
  if (next !== undefined) {
    event.preventDefault();
    next.focus();
    if (next instanceof HTMLInputElement && isText(next)) next.select();
    return;
  }
  if (event.shiftKey) return;
  const goOn = scope.querySelector<HTMLButtonElement>(
    scope.matches('.ant-modal') ? '.ant-modal-footer .ant-btn-primary' : '[data-enter=last]',
  );
  if (goOn === null || goOn.disabled) return;
  event.preventDefault();
  goOn.focus();
  if (scope.matches('.ant-modal')) goOn.click();
}
