import { useEffect, useRef, useState } from 'react';
import { useLatest } from '../ui/use-latest.ts';

const DELAY = 900;

/**
 * Text that saves itself a moment after the last key, and at once when its place on the screen goes away. A newer kept
 * text takes its place only while nothing is being typed.
 */
export function useAutosave(
  kept: string,
  save: (text: string) => Promise<void>,
): readonly [string, (text: string) => void] {
  const [text, setText] = useState(kept);
  const settled = useRef(kept);
  const latest = useLatest({ text, save });
  useEffect(() => {
    if (latest.current.text === settled.current) setText(kept);
    settled.current = kept;
  }, [kept, latest]);
  useEffect(() => {
    if (text === settled.current) return undefined;
    const timer = setTimeout(() => {
      settled.current = text;
      void latest.current.save(text);
    }, DELAY);
    return () => clearTimeout(timer);
  }, [text, latest]);
  useEffect(
    () => () => {
      const { text: typed, save: keep } = latest.current;
      if (typed === settled.current) return;
      settled.current = typed;
      void keep(typed);
    },
    [latest],
  );
  return [text, setText];
}
