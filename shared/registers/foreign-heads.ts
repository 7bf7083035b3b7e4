import foreign from '../reference/foreign-heads.json' with { type: 'json' };
import type { KnownColumn } from './sheet-rules.ts';

/** Heads by the target of their column: those that count within longer ones too, only as a whole, and only where no other tells. */
interface ForeignHeads {
  readonly heads: Readonly<Record<string, readonly string[]>>;
  readonly alone?: Readonly<Record<string, readonly string[]>>;
  readonly faint?: Readonly<Record<string, readonly string[]>>;
}

const foreignHeads: Readonly<Record<string, ForeignHeads>> = foreign;

/**
 * The columns of a register with the heads that they have in English and Chinese sheets; both registers of delegations share
 * some.
 */
export function withForeignHeads(register: string, columns: readonly KnownColumn[]): readonly KnownColumn[] {
  const said = [register, register.replace(/^.*-(?=delegation$)/, '')].flatMap(
    (name) => foreignHeads[name] ?? [],
  );
  const headsFor = (kind: keyof ForeignHeads, target: string): readonly string[] =>
    said.flatMap((heads) => heads[kind]?.[target] ?? []);
  const seen = new Set<string>();
  const further: KnownColumn[] = [];
  const known = columns.map((column) => {
    const { target } = column;
    // A target's first column takes them, of those that count beside any other.
    if (seen.has(target) || column.beside !== undefined) return column;
    seen.add(target);
    const [alone, faint] = [headsFor('alone', target), headsFor('faint', target)];
    const whole = { ...column, alternate: true, alone: true };
    if (alone.length > 0) further.push({ ...whole, headers: alone });
    if (faint.length > 0) further.push({ ...whole, headers: faint, faint: true });
    return { ...column, headers: [...column.headers, ...headsFor('heads', target)] };
  });
  return [...known, ...further];
}
