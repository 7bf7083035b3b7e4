/** The point of a task that is one paragraph of several under one item: `3.2.a (đoạn 2)` is of `3.2.a`. */
export const pointOf = (ref: string): string => ref.replace(/(?:(?<!\s)\s+)?\(đoạn \d+\)$/u, '');

/** Whether a task is one paragraph of several under one item. */
export const isParagraph = (ref: string): boolean => pointOf(ref) !== ref;
