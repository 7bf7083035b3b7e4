import { useEffect, useState } from 'react';

/**
 * State of a screen that this window keeps while others are shown; a new window begins afresh.
 * @returns a hook for the one place that holds it; its value is `initial()` until something else was set.
 */
export function windowMemory<Value>(): (
  initial: () => Value,
) => readonly [Value, (next: Value | ((before: Value) => Value)) => void] {
  let kept: { readonly value: Value } | null = null;
  return function useKept(initial) {
    const [value, setValue] = useState<Value>(() => (kept === null ? initial() : kept.value));
    useEffect(() => {
      kept = { value };
    }, [value]);
    return [value, setValue];
  };
}
