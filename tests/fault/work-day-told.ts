/** What a working day tells on standard output, a line each: what was acknowledged, and what is being begun. */
export type Told =
  | { readonly did: 'opened' | 'closed-folder' | 'closed-period' | 'reopened-period' }
  | { readonly did: 'saved'; readonly id: string; readonly number: string; readonly file: string }
  | { readonly did: 'imported'; readonly name: string; readonly rows: number }
  | { readonly did: 'backed-up'; readonly path: string }
  | { readonly begins: 'restore'; readonly path: string }
  | { readonly did: 'restored'; readonly path: string };

export const ROWS = 12;
