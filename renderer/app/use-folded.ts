import { useState, useSyncExternalStore } from 'react';
import { useSession } from '../session/session.tsx';

/** Windows narrower than this fold the menu by themselves: a page of 1366 pixels at 150 % and more. */
const narrow = '(max-width: 959px)';

const subscribe = (listener: () => void): (() => void) => {
  const media = window.matchMedia(narrow);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
};

/**
 * Whether the menu is folded to its signs, and what folds and unfolds it. What is chosen in a wide window is remembered; a narrow
 * one begins folded every time.
 */
export function useFolded(): readonly [folded: boolean, toggle: () => void] {
  const { client, status } = useSession();
  const isNarrow = useSyncExternalStore(subscribe, () => window.matchMedia(narrow).matches);
  const [chosen, setChosen] = useState(status.memory['menu-folded'] === 'yes');
  const [unfolded, setUnfolded] = useState(false);
  if (!isNarrow && unfolded) setUnfolded(false);
  const toggle = (): void => {
    if (isNarrow) {
      setUnfolded(!unfolded);
      return;
    }
    setChosen(!chosen);
    void client.app.remember({ name: 'menu-folded', value: chosen ? 'no' : 'yes' }).catch(() => undefined);
  };
  return [isNarrow ? !unfolded : chosen, toggle];
}
