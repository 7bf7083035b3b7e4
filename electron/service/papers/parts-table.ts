import type { PartIn } from '../../../shared/contract/records.ts';
import paperTexts from '../../../shared/reference/paper-texts.json' with { type: 'json' };
import { registerNamed } from '../../../shared/registers/all-registers.ts';
import type { PaperPart, PaperRow } from '../../../shared/report/printed-paper.ts';
import type { ReportNames } from '../../../shared/report/report-names.ts';
import { childTitle, columnTitle, registerTitle } from '../documents/record-cells.ts';
import { uprightTable } from './upright-table.ts';

const texts = paperTexts.parts;

/** The trips and tasks of a person as a table; none where there are none. */
export function partsTable(parts: readonly PartIn[], names: ReportNames): readonly PaperPart[] {
  const rows = parts.map((part): PaperRow => ({
    cells: [
      part.date === null ? null : { date: part.date },
      registerTitle(registerNamed(part.register)),
      part.title,
      [
        ...part.roles.map((role) => roleWords(part, role, names)),
        ...(part.byName ? [texts.byName] : []),
      ].join(', '),
      part.countries.map((code) => names.country(code)).join(', '),
      part.code,
      part.status === null ? null : names.choice('status', part.status),
    ],
    struck: part.withdrawn,
    more: '',
  }));
  const columns = (['date', 'register', 'name', 'role', 'country', 'code', 'status'] as const).map((key) => ({
    key,
    title: texts[key],
    centred: key === 'date',
  }));
  return uprightTable(texts.title, columns, rows);
}

function roleWords(part: PartIn, { list, field, code }: PartIn['roles'][number], names: ReportNames): string {
  const register = registerNamed(part.register);
  const fields = list === null ? register.fields : register.children[list]?.fields;
  if (code !== null) return names.choice(fields?.[field]?.choiceSet ?? '', code);
  return list === null ? columnTitle(register, field) : childTitle(register, list, field);
}
