import { useState, type ComponentProps, type KeyboardEvent, type ReactNode, type Ref } from 'react';

/** What every control of one line takes. */
export interface BoxProps {
  readonly id?: string | undefined;
  /** For a control without a label of its own. */
  readonly label?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly invalid?: boolean | undefined;
  /** Ids of what is said about the value beside the control. */
  readonly describedBy?: string | undefined;
  /**
   * The value stands there already and nobody typed it: it is selected on focus, so that typing replaces it. `always`: it is
   * one of given rows, so that it is never mended but chosen anew.
   */
  readonly prefilled?: boolean | 'always' | undefined;
  /** The same two, as a form of the library gives them to what stands in it. */
  readonly 'aria-invalid'?: ComponentProps<'input'>['aria-invalid'];
  readonly 'aria-describedby'?: string | undefined;
}

/** Whether a control is at fault, whoever says so. */
const isInvalid = (box: BoxProps): boolean =>
  box.invalid === true || box['aria-invalid'] === true || box['aria-invalid'] === 'true';

/** The attributes of an input or a text area that say what the control is. */
export function boxAttributes(box: BoxProps) {
  const { id, label, placeholder, disabled, prefilled } = box;
  return {
    id,
    'aria-label': label,
    placeholder,
    disabled,
    'aria-invalid': isInvalid(box) ? true : undefined,
    'aria-describedby': box.describedBy ?? box['aria-describedby'],
    'data-prefilled': prefilled === true ? 'once' : prefilled === 'always' ? prefilled : undefined,
  } as const;
}

/**
 * One line of text in a plain input of the browser, so that whatever writes into it (keys, a keyboard program's bursts,
 * composition, paste) is what it holds. Everything of one line is typed in it.
 */
export function TextBox(
  props: BoxProps & {
    readonly value: string;
    readonly onValue: (text: string) => void;
    readonly onLeave?: (() => void) | undefined;
    readonly onKeyDown?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined;
    readonly onMouseDown?: (() => void) | undefined;
    readonly inputMode?: 'text' | 'numeric' | 'decimal' | undefined;
    readonly align?: 'end' | undefined;
    readonly maxLength?: number | undefined;
    readonly inputRef?: Ref<HTMLInputElement> | undefined;
    /** Attributes of a control that is more than a line of text, such as a combobox. */
    readonly aria?: ComponentProps<'input'> | undefined;
    /** What stands behind the text, inside the frame. */
    readonly tail?: ReactNode;
  },
) {
  const {
    value,
    onValue,
    onLeave,
    onKeyDown,
    onMouseDown,
    inputMode,
    align,
    maxLength,
    inputRef,
    aria,
    tail,
  } = props;
  return (
    <span
      className={`box${isInvalid(props) ? ' box-invalid' : ''}${props.disabled === true ? ' box-off' : ''}`}
    >
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        {...boxAttributes(props)}
        {...aria}
        ref={inputRef}
        className={align === 'end' ? 'number' : undefined}
        inputMode={inputMode}
        maxLength={maxLength}
        value={value}
        onChange={(event) => onValue(event.target.value)}
        onBlur={onLeave}
        onKeyDown={onKeyDown}
        onMouseDown={onMouseDown}
      />
      {tail}
    </span>
  );
}

/** Several lines of text that grow with what is typed. */
export function TextLines(
  props: BoxProps & {
    readonly value: string;
    readonly onValue: (text: string) => void;
    readonly onLeave?: (() => void) | undefined;
    readonly rows?: number | undefined;
    readonly maxLength?: number | undefined;
    readonly areaRef?: Ref<HTMLTextAreaElement> | undefined;
  },
) {
  const { value, onValue, onLeave, rows = 1, maxLength, areaRef } = props;
  return (
    <textarea
      {...boxAttributes(props)}
      ref={areaRef}
      className={`box-lines${isInvalid(props) ? ' box-invalid' : ''}`}
      rows={rows}
      maxLength={maxLength}
      value={value}
      onChange={(event) => onValue(event.target.value)}
      onBlur={onLeave}
    />
  );
}

/**
 * Words that are being typed, apart from the value that they will become: while they are typed nothing rewrites them, and
 * the caret stays where it is.
 */
export function useTyping(kept: string): {
  /** What the control shows. */
  readonly text: string;
  /** Null while nothing is being typed. */
  readonly typed: string | null;
  readonly type: (text: string) => void;
  readonly settle: () => void;
} {
  const [typed, setTyped] = useState<string | null>(null);
  return { text: typed ?? kept, typed, type: setTyped, settle: () => setTyped(null) };
}
