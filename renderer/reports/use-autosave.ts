import { useEffect, useRef, useState } from 'react';
import { useLatest } from '../ui/use-latest.ts';

/** Milliseconds after the last key. */
const DELAY = 900;

/** How what is typed stands: nothing was typed, or a save is still to come, is asked for, was answered, was refused. */
export type SaveState = 'untouched' | 'typing' | 'saving' | 'saved' | 'refused';

/** A text as the service holds it, with the version at which it was read: a clock of one width, which orders as text. */
export interface HeldText {
  readonly text: string;
  readonly version: string;
}

export interface Autosave {
  readonly text: string;
  readonly state: SaveState;
  readonly type: (text: string) => void;
  /** Saves at once what is typed. @param known the version that the user knows of by now. */
  readonly saveNow: (known?: string) => void;
  /** Saves another text in the place of what is typed, and shows it once it is saved. */
  readonly replaceBy: (text: string) => void;
  /** Shows a text that is held already in the place of what is typed. */
  readonly take: (held: HeldText) => void;
  /** Shows what was typed in an earlier window and never saved. */
  readonly recover: (typed: HeldText) => void;
}

/**
 * Text that saves itself a moment after the last key, and once more when its place on the screen goes away. It counts as
 * saved only when `save` answers what is held by then. A newer text of the service takes its place only where everything
 * typed is saved. One save waits for the one before: else a text would be refused for what was saved of itself.
 * @param save answers the text that is held after it, or null where it was refused; it never throws.
 */
export function useAutosave(
  kept: HeldText,
  save: (text: string, basedOn: string) => Promise<HeldText | null>,
): Autosave {
  const [text, setText] = useState(kept.text);
  const [state, setState] = useState<SaveState>('untouched');
  const held = useRef(kept);
  /** The text that a save is asked for, and its end; null while none is under way. */
  const underWay = useRef<{ readonly text: string; readonly end: Promise<void> } | null>(null);
  const latest = useLatest({ text, save });

  const send = async (typed: string, replacing: boolean): Promise<void> => {
    const answer = await latest.current.save(typed, held.current.version);
    underWay.current = null;
    if (answer !== null) held.current = answer;
    if (latest.current.text === typed || (replacing && answer !== null)) {
      if (answer !== null) setText(answer.text);
      setState(answer === null ? 'refused' : 'saved');
    }
  };
  const begin = (typed: string, replacing: boolean): void => {
    setState('saving');
    const end = send(typed, replacing);
    underWay.current = { text: typed, end };
  };
  const saveNow = (known?: string): void => {
    const before = underWay.current;
    if (before !== null) {
      void before.end.then(() => {
        if (latest.current.text !== held.current.text && underWay.current === null)
          begin(latest.current.text, false);
      });
      return;
    }
    if (known !== undefined) held.current = { ...held.current, version: known };
    begin(latest.current.text, false);
  };
  const saving = useLatest(saveNow);

  const { text: keptText, version } = kept;
  useEffect(() => {
    const isNewest = { text: keptText, version };
    if (latest.current.text === held.current.text) {
      setText(keptText);
      held.current = isNewest;
    } else if (keptText === held.current.text && version > held.current.version) held.current = isNewest;
  }, [keptText, version, latest]);
  useEffect(() => {
    if (text === held.current.text) return undefined;
    const timer = setTimeout(() => saving.current(), DELAY);
    return () => clearTimeout(timer);
  }, [text, saving]);
  useEffect(
    () => () => {
      const { text: typed, save: keep } = latest.current;
      const before = underWay.current;
      if (typed === held.current.text || typed === before?.text) return;
      const last = (): void => void keep(typed, held.current.version);
      if (before === null) last();
      else void before.end.then(last);
    },
    [latest],
  );

  return {
    text,
    state,
    type: (typed) => {
      setText(typed);
      setState('typing');
    },
    saveNow,
    replaceBy: (other) => {
      if (underWay.current === null) begin(other, true);
    },
    take: (other) => {
      held.current = other;
      setText(other.text);
      setState('saved');
    },
    recover: (typed) => {
      held.current = { ...held.current, version: typed.version };
      setText(typed.text);
      setState('refused');
    },
  };
}
