import type { PlainDate } from '../../time/plain-date.ts';
import type { ReferenceIndex } from '../../reference/find-reference.ts';
import type { Field, Fields, JsonValue } from '../field.ts';
import { parseTypedDate } from '../../time/typed-date.ts';
export interface PastedColumn {
  readonly heading: string | null;
  readonly target: string | null;
}
export interface PastedTable {
  readonly headed: boolean;
  readonly columns: readonly PastedColumn[];
  readonly rows: readonly (readonly string[])[];
}
export function pastedCells(text: string): readonly (readonly string[])[] {
  return text
    .trimEnd()
    .split('\n')
    .map((l) => l.split('\t'));
}
export function readPastedTable(
  text: string,
  list: { readonly fields: Fields; readonly headings: (name: string) => readonly string[] },
  context: unknown,
): PastedTable {
  void context;
  const rows = pastedCells(text);
  const names = Object.keys(list.fields);
  return {
    headed: false,
    columns: (rows[0] ?? []).map((_, i) => ({ heading: null, target: names[i] ?? null })),
    rows,
  };
}
export function valueOfPasted(
  field: Field,
  text: string,
  context: {
    readonly index: ReferenceIndex;
    readonly on: PlainDate | null;
    readonly today: PlainDate;
    readonly choices: (set: string, code: string) => readonly string[];
  },
): JsonValue {
  if (field.kind === 'date') {
    const d = parseTypedDate(text, context.today);
    return d.ok ? d.date : text;
  }
  if (field.kind === 'reference') return { code: null, text };
  return text;
}
