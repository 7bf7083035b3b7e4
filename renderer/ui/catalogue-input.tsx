import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { rowsOf } from '../../shared/reference/find-reference.ts';
import type { Catalogue, ReferenceRow } from '../../shared/reference/reference-row.ts';
import type { ReferenceValue } from '../../shared/registers/field.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { useSession } from '../session/session.tsx';
import { RowInput } from './choice-input.tsx';
import { Combobox } from './combobox.tsx';
import { suggestion, type Suggestion } from './suggestions.ts';
import type { BoxProps } from './text-box.tsx';
import { countryName } from './value-text.ts';

/** Suggestions made once for all controls that offer the same rows. */
const made = new WeakMap<readonly ReferenceRow[], Map<string, readonly Suggestion[]>>();

function offered(
  reference: readonly ReferenceRow[],
  catalogue: Catalogue,
  rowsWith: string | null,
  on: PlainDate | null,
): readonly Suggestion[] {
  const own = made.get(reference) ?? new Map<string, readonly Suggestion[]>();
  made.set(reference, own);
  const key = [catalogue, rowsWith, on].join(' ');
  const known = own.get(key);
  if (known !== undefined) return known;
  const named = new Map(
    rowsOf(reference, catalogue, on)
      .filter((row) => rowsWith === null || row.attributes[rowsWith] === true)
      .map((row) => [row.name, suggestion(row.name, row.name, [row.shortName ?? '', ...row.aliases])]),
  );
  // A unit that was renewed under its old name is offered once.
  const rows = [...named.values()];
  own.set(key, rows);
  return rows;
}

/** A name from a catalogue as it held on the day, or any other name, which is kept as typed and marked. */
export function CatalogueInput(
  props: BoxProps & {
    readonly catalogue: Catalogue;
    /** Only rows that have this attribute are offered; null: all. */
    readonly rowsWith?: string | null | undefined;
    /** Day on which the offered names held; null: any. */
    readonly on: PlainDate | null;
    readonly text: string;
    /** @param code of the row that has this name; null where no row has it. */
    readonly onChange: (name: ReferenceValue | null) => void;
  },
) {
  const { catalogue, rowsWith = null, on, text, onChange, ...box } = props;
  const { t } = useTranslation();
  const { reference, index } = useSession();
  const rows = offered(reference, catalogue, rowsWith, on);
  const change = (name: string): void =>
    onChange(
      name.trim() === '' ? null : { code: index.named(catalogue, name, on)?.code ?? null, text: name },
    );
  const known = text.trim() === '' || index.named(catalogue, text, on) !== undefined;
  return (
    <Combobox
      {...box}
      text={text}
      rows={rows}
      remark={known ? null : t('typing:combobox.unknown')}
      onType={change}
      onTake={(row) => change(row.value)}
      onLeave={(typed) => change(typed.trim())}
    />
  );
}

/** Countries that are chosen most, which come first. */
const NEIGHBOURS = ['CN', 'LA', 'KR', 'JP', 'VN'];

/** A country by its name in any spelling and language; the neighbours come first. */
export function CountryInput(
  props: BoxProps & {
    readonly value: string | null;
    readonly onChange: (code: string | null) => void;
  },
) {
  const { i18n } = useTranslation();
  const { reference, index } = useSession();
  const rows = useMemo(() => {
    const order = (code: string): number =>
      NEIGHBOURS.includes(code) ? NEIGHBOURS.indexOf(code) : NEIGHBOURS.length;
    return rowsOf(reference, 'country')
      .map((row) =>
        suggestion(row.code, countryName(index, row.code, i18n.language), [
          row.name,
          row.nameEn,
          row.nameZh,
          ...row.aliases,
        ]),
      )
      .toSorted((a, b) => order(a.value) - order(b.value) || a.label.localeCompare(b.label, i18n.language));
  }, [reference, index, i18n.language]);
  return <RowInput {...props} rows={rows} />;
}
