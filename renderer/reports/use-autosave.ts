import { useEffect, useRef, useState } from 'react';
import { useLatest } from '../ui/use-latest.ts';

/** Milliseconds after the last key. */
const DELAY = 900;

/** How what is typed stands: nothing was typed, or a save is still to come, is asked for, was answered, was refused. */
export type SaveState = 'untouched' | 'typing' | 'saving' | 'saved' | 'refused';

export interface Autosave {
  readonly text: string;
  readonly state: SaveState;
  readonly type: (text: string) => void;
  /** Saves at once what is typed. */
  readonly saveNow: () => void;
  /** Shows a text that is kept already in the place of what is typed. */
  readonly take: (text: string) => void;
}

/**
 * Text that saves itself a moment after the last key, and once more when its place on the screen goes away. It counts as
 * saved only when `save` answers that it is. A newer kept text takes its place only where everything typed is saved.
 * @param save Answers whether the text was saved; it never throws.
 */
export function useAutosave(kept: string, save: (text: string) => Promise<boolean>): Autosave {
  const [text, setText] = useState(kept);
  const [state, setState] = useState<SaveState>('untouched');
  /** The text that the service is known to hold. */
  const held = useRef(kept);
  /** Counts the saves, so that an earlier one that is answered late changes nothing. */
  const asked = useRef(0);
  /** The text that a save is asked for, until it is answered. */
  const underWay = useRef<string | null>(null);
  const latest = useLatest({ text, save });

  const saveNow = (): void => {
    const { text: typed, save: keep } = latest.current;
    asked.current += 1;
    const own = asked.current;
    underWay.current = typed;
    setState('saving');
    void keep(typed).then((isSaved) => {
      if (own !== asked.current) return;
      underWay.current = null;
      if (isSaved) held.current = typed;
      if (latest.current.text === typed) setState(isSaved ? 'saved' : 'refused');
    });
  };
  const saving = useLatest(saveNow);

  useEffect(() => {
    if (latest.current.text === held.current) setText(kept);
    held.current = kept;
  }, [kept, latest]);
  useEffect(() => {
    if (text === held.current) return undefined;
    const timer = setTimeout(() => saving.current(), DELAY);
    return () => clearTimeout(timer);
  }, [text, saving]);
  useEffect(
    () => () => {
      const { text: typed, save: keep } = latest.current;
      if (typed !== held.current && typed !== underWay.current) void keep(typed);
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
    take: (other) => {
      held.current = other;
      setText(other);
      setState('saved');
    },
  };
}
