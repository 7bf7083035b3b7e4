import registers from '../../i18n/vi/registers.json' with { type: 'json' };
import type { AnyRegister } from '../../registers/define-register.ts';

interface Labels {
  readonly fields: Readonly<Record<string, string>>;
  readonly children: Readonly<Record<string, { readonly fields: Readonly<Record<string, string>> }>>;
}

/** The Vietnamese label of a field, or of one of a child list, for sheets that have no head of their own for it. */
export function fieldLabel(register: AnyRegister, field: string, list: string | null = null): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every register has its labels, which a test holds; those of one stand for the form of all
  const labels: Labels = registers[register.key as 'person'];
  const own = list === null ? labels.fields : labels.children[list]?.fields;
  return own?.[field] ?? field;
}
