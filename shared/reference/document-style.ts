import style from './document-style.json' with { type: 'json' };

/** Sizes of official papers: lengths in mm, type in points. One table, so that a new decree is a change of data. */
export const documentStyle = style;
