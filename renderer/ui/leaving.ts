import { useEffect, useSyncExternalStore, type RefObject } from 'react';
import { settleTyping } from './settle.ts';
import { useLatest } from './use-latest.ts';

/** A form that may hold what was typed and is not saved. Its functions are those of its last render. */
export interface Leavable {
  /** What the question calls it. */
  readonly what: string;
  /** Whether anything was changed since it was opened. */
  readonly isChanged: () => boolean;
  /** Whether a control may hold what was typed and has not given it away yet. */
  readonly isTyping?: () => boolean;
  /** Saves it, and answers whether it was saved; null where it cannot be saved so. */
  readonly save: (() => Promise<boolean>) | null;
  /** Whether what was typed stays as a draft when it is left. */
  readonly keepsDraft: boolean;
  readonly discard: () => void;
  /** Whether it holds a draft from before, in which nothing was changed since. */
  readonly holdsDraft?: () => boolean;
  /** Brings it before the eyes of somebody who goes on editing it; absent: it is there. */
  readonly show?: () => void;
  /** Whether it is still there, as it is, at another address of the window. */
  readonly staysAt?: (hash: string) => boolean;
}

export type LeavingAnswer = 'save' | 'keep' | 'discard' | 'stay';

export interface LeavingQuestion {
  readonly form: Leavable;
  readonly answer: (answer: LeavingAnswer) => void;
}

const open = new Set<RefObject<Leavable>>();
let asked: LeavingQuestion | null = null;
const listeners = new Set<() => void>();

function show(question: LeavingQuestion | null): void {
  asked = question;
  for (const listener of listeners) listener();
}

/** The question that stands, or null. */
export function useLeavingQuestion(): LeavingQuestion | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );
}

/**
 * Has a form asked about before it is left with changes, by whatever way.
 * @returns leaves the form for something that is no navigation, such as the closing of its dialog.
 */
export function useLeavable(form: Leavable): (leave: () => void) => void {
  const latest = useLatest(form);
  useEffect(() => {
    open.add(latest);
    return () => {
      open.delete(latest);
    };
  }, [latest]);
  return (leave) => {
    if (asked !== null) return;
    void mayLeave([latest]).then((may) => {
      if (may) leave();
    });
  };
}

/**
 * Has a dialog asked about before words typed in it are lost; it can be left by going on or by dropping them only.
 * @returns leaves it, once asked about.
 */
export function useLeavableDialog(
  what: string,
  isTyped: boolean,
  discard: () => void,
): (leave: () => void) => void {
  return useLeavable({ what, isChanged: () => isTyped, save: null, keepsDraft: false, discard });
}

/** Whether a form on screen holds what is not saved: whoever changes what a save means asks first. */
export function areFormsChanged(): boolean {
  return [...open].some(({ current }) => current.isChanged() || current.isTyping?.() === true);
}

/** Leaves every form that is shown for something that is no navigation, such as another part of the same screen. */
export function leaveForms(leave: () => void): void {
  if (asked !== null) return;
  void mayLeave([...open].toReversed()).then((may) => {
    if (may) leave();
  });
}

/** Asks about each form that has changes, the innermost first; false as soon as one is not left. */
async function mayLeave(forms: readonly RefObject<Leavable>[]): Promise<boolean> {
  settleTyping();
  // What a control gives away is there with the next render.
  await new Promise((resolve) => setTimeout(resolve, 0));
  for (const form of forms) {
    if (!form.current.isChanged()) continue;
    const answer = await new Promise<LeavingAnswer>((resolve) =>
      show({ form: form.current, answer: resolve }),
    );
    show(null);
    if (answer === 'stay') {
      form.current.show?.();
      return false;
    }
    if (answer === 'discard') form.current.discard();
    // Refused, it stays on the screen with what was found.
    else if (answer === 'save' && (await form.current.save?.()) !== true) return false;
  }
  return true;
}

/**
 * Asks before any navigation inside the window leaves a form with changes: by menu, link, key, or back and forward.
 * Closing or reloading the window asks nothing: drafts outlive it.
 * @param onDraftLeft told of a form that is left without a question and of which a draft from before stays.
 */
export function useLeavingGuard(onDraftLeft: (form: Leavable) => void): void {
  const told = useLatest(onDraftLeft);
  useEffect(() => {
    // A window that is only tested has no navigation.
    if (!('navigation' in window)) return undefined;
    const { navigation } = window;
    let allowed: string | null = null;
    const guard = (event: NavigateEvent): void => {
      const { destination, navigationType } = event;
      const { hash } = new URL(destination.url);
      if (!destination.sameDocument || navigationType === 'reload' || hash === window.location.hash) return;
      const left = [...open].filter(({ current }) => current.staysAt?.(hash) !== true).toReversed();
      if (allowed === destination.url || left.length === 0) {
        allowed = null;
        return;
      }
      const asks = left.some(({ current }) => current.isChanged() || current.isTyping?.() === true);
      // Going back twice in a row cannot be held: the draft is kept.
      if (!asks || !event.cancelable) {
        for (const { current } of left)
          if (asks ? current.keepsDraft : current.holdsDraft?.() === true) told.current(current);
        return;
      }
      event.preventDefault();
      if (asked !== null) return;
      void mayLeave(left).then((may) => {
        if (!may) return;
        allowed = destination.url;
        // What it answers is of no use: the screen follows the address.
        const { committed, finished } =
          navigationType === 'traverse'
            ? navigation.traverseTo(destination.key)
            : navigation.navigate(destination.url, { history: navigationType });
        for (const end of [committed, finished]) end?.catch(() => undefined);
      });
    };
    navigation.addEventListener('navigate', guard);
    return () => navigation.removeEventListener('navigate', guard);
  }, [told]);
}
