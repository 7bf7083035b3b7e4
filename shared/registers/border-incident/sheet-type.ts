import known from '../../reference/incident-type-words.json' with { type: 'json' };
import { headKey } from '../../text/fold.ts';
import type { SheetReader, SheetRow } from '../sheet-rules.ts';

/** What an incident is, where its sheet says nothing that tells it. */
const OTHER = 'BG99';

/** Words by which a text tells its type, the longest first: "dịch chuyển mốc" before "sạt lở". */
const words = Object.entries(known)
  .flatMap(([code, names]) => names.map((name) => ({ code, name })))
  .toSorted((a, b) => b.name.length - a.name.length);

/** The type that a text tells by its words; null for none. */
function typeIn(text: string): string | null {
  const key = ` ${headKey(text)} `;
  return (
    words.find(({ name }) => key.includes(/\p{Script=Han}/u.test(name) ? name : ` ${name} `))?.code ?? null
  );
}

/** The type as the catalogue has it, else by the words of the cell; one that nobody knows is kept, and each is named. */
export const typeReader: SheetReader = (row, { cell, target, doubt }) => {
  const type = row.referenceTo('incident-type', cell.text);
  row.fields[target] = type;
  if (type === null || row.index.named('incident-type', cell.text) !== undefined) return;
  const code = typeIn(cell.text);
  row.fields[target] = { code, text: cell.text };
  const name = nameOf(row, code);
  if (name === null) doubt('type-unknown', { value: cell.text });
  else doubt('type-by-words', { value: cell.text, name });
};

/** Where no cell tells the type, the words of the summary do; else it is "khác". */
export function settleType(row: SheetRow): void {
  const { type, summary } = row.fields;
  if (type !== undefined || typeof summary !== 'string') return;
  const code = typeIn(summary) ?? OTHER;
  const name = nameOf(row, code);
  if (name === null) return;
  row.fields['type'] = { code, text: name };
  row.doubt('type', 'type-by-summary', { name });
}

const nameOf = ({ index }: SheetRow, code: string | null): string | null =>
  code === null ? null : (index.withCode('incident-type', code)?.name ?? null);
