import { describe, expect, it } from 'vitest';
import { languages, resources } from '../i18n/resources.ts';
import { openRegisterNames, registerNamed } from '../registers/all-registers.ts';
import { foldText } from '../text/fold.ts';
import { attributeField, attributeFields, attributeFits, attributeProblem } from './attribute-fields.ts';
import { catalogues } from './reference-row.ts';
import { shippedRows } from './shipped-rows.ts';

type Tree = { readonly [key: string]: string | Tree };

/** The text under a key of the window; undefined where there is none. */
function textOf(language: (typeof languages)[number], namespace: string, path: readonly string[]): unknown {
  const texts: Readonly<Record<string, Tree>> = resources[language];
  let at: string | Tree | undefined = texts[namespace];
  for (const step of path) at = typeof at === 'object' ? at[step] : undefined;
  return at;
}

describe('attributes of the reference data', () => {
  it.each(catalogues)('have a field each, which every shipped value fits: %s', (catalogue) => {
    const wrong = shippedRows
      .filter((row) => row.catalogue === catalogue)
      .flatMap(({ code, attributes }) =>
        Object.entries(attributes).flatMap(([name, value]) => {
          const field = attributeField(catalogue, name);
          if (field === undefined) return [`${code}: no field for ${name}`];
          const problem = attributeProblem(field, value, shippedRows);
          return problem === null ? [] : [`${code}: ${name} = ${String(value)} is no ${problem}`];
        }),
      );
    expect(wrong).toEqual([]);
  });

  it.each(languages)('have a label, and one for each of their choices, in %s', (language) => {
    const missing = catalogues.flatMap((catalogue) =>
      Object.entries(attributeFields[catalogue]).flatMap(([name, field]) => {
        const lacks = textOf(language, 'attributes', ['fields', catalogue, name]) === undefined;
        const choices = field.kind === 'choice' ? field.choices : [];
        return [
          ...(lacks ? [`${catalogue}.${name}`] : []),
          ...choices.flatMap((code) => {
            if (field.kind !== 'choice') return [];
            const path = field.shared ? [field.set, code] : ['choices', field.set, code];
            const label = textOf(language, field.shared ? 'choices' : 'attributes', path);
            return label === undefined ? [`${catalogue}.${name}: ${code}`] : [];
          }),
        ];
      }),
    );
    expect(missing).toEqual([]);
  });

  it.each(languages)('have labels for nothing else, and no two alike in a catalogue, in %s', (language) => {
    const { fields } = resources[language].attributes;
    for (const [catalogue, labels] of Object.entries(fields)) {
      const known = catalogues.find((one) => one === catalogue);
      expect(Object.keys(known === undefined ? {} : attributeFields[known]).toSorted()).toEqual(
        Object.keys(labels).toSorted(),
      );
      const folded = Object.values(labels).map(foldText);
      expect(new Set(folded).size, catalogue).toBe(folded.length);
    }
  });

  it('are known where a register offers only rows that have one', () => {
    const unknown = openRegisterNames.flatMap((name) =>
      Object.values(registerNamed(name).fields).flatMap(({ catalogue, rowsWith }) =>
        catalogue === null || rowsWith === null || attributeField(catalogue, rowsWith)?.kind === 'yesNo'
          ? []
          : [`${name}: ${rowsWith}`],
      ),
    );
    expect(unknown).toEqual([]);
  });

  it.each([
    ['number', '12'],
    ['yesNo', 'yes'],
    ['day', '2026-02-30'],
    ['days', '2026-02-17,mai'],
    ['dayOfYear', '02-30'],
    ['marker', 'gần suối'],
  ] as const)('do not take what is no %s', (kind, value) => {
    expect(attributeFits({ kind }, value)).toBe(false);
  });

  it('do not take codes of rows that are not there', () => {
    expect(attributeProblem({ kind: 'row', catalogue: 'unit' }, '99999', shippedRows)).toBe('row');
    expect(attributeProblem({ kind: 'countries' }, 'CN,XX', shippedRows)).toBe('countries');
    expect(attributeProblem({ kind: 'countries' }, '', shippedRows)).toBeNull();
  });
});
