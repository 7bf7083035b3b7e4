import labels from '../i18n/vi/attributes.json' with { type: 'json' };
import registerLabels from '../i18n/vi/registers.json' with { type: 'json' };
import { exactText, foldText } from '../text/fold.ts';
import type { PlainDate } from '../time/plain-date.ts';
import { parseTypedDate } from '../time/typed-date.ts';
import { attributeField, type AttributeField, type AttributeValue } from './attribute-fields.ts';
import { attributeWords } from './attribute-words.ts';
import type { ReferenceIndex } from './find-reference.ts';
import type { Catalogue } from './reference-row.ts';

type Names = Readonly<Record<string, string>>;
const fieldNames: Readonly<Record<string, Names>> = labels.fields;
const ownChoices: Readonly<Record<string, Names>> = labels.choices;
const sharedChoices: Readonly<Record<string, Names>> = registerLabels.choices;

/** The head of an attribute's column: its label in Vietnamese; its name where this version does not know it. */
export function attributeHead(catalogue: Catalogue, name: string): string {
  return fieldNames[catalogue]?.[name] ?? name;
}

const choicesOf = ({ set, shared }: Extract<AttributeField, { readonly kind: 'choice' }>): Names =>
  (shared ? sharedChoices : ownChoices)[set] ?? {};

/** The value of an attribute as a sheet writes it: in Vietnamese words that `attributeCodes` reads back. */
export function attributeCellText(
  catalogue: Catalogue,
  name: string,
  value: AttributeValue,
  index: ReferenceIndex,
): string {
  return attributeWords(attributeField(catalogue, name), value, {
    // Booleans are written by the sheet itself.
    yes: '',
    no: '',
    choice: (field, code) => choicesOf(field)[code] ?? code,
    row: (of, code) => {
      const found = index.withCode(of, code)?.name ?? code;
      // A name that several rows have, or that holds a comma, would not be read back.
      return !found.includes(',') && index.named(of, found)?.code === code ? found : code;
    },
  });
}

/** What the words of a cell stand for, as it is kept; undefined where they name nothing. */
export function attributeCodes(
  field: AttributeField,
  text: string,
  index: ReferenceIndex,
  today: PlainDate,
): string | undefined {
  switch (field.kind) {
    case 'choice':
      return choiceNamed(choicesOf(field), text);
    case 'row':
      return (index.withCode(field.catalogue, text) ?? index.named(field.catalogue, text))?.code;
    case 'countries':
      return eachOf(text, (part) => (index.withCode('country', part) ?? index.named('country', part))?.code);
    case 'days':
      return eachOf(text, (part) => {
        const read = parseTypedDate(part, today);
        return read.ok ? read.date : undefined;
      });
    case 'dayOfYear': {
      const parts = /^(\d{1,2})[/.](\d{1,2})$/.exec(text);
      return parts === null
        ? text
        : `${(parts[2] ?? '').padStart(2, '0')}-${(parts[1] ?? '').padStart(2, '0')}`;
    }
    default:
      return text;
  }
}

function choiceNamed(choices: Names, text: string): string | undefined {
  const codes = Object.keys(choices);
  return (
    codes.find((code) => code === text) ??
    codes.find((code) => exactText(choices[code] ?? '') === exactText(text)) ??
    codes.find((code) => foldText(choices[code] ?? '') === foldText(text))
  );
}

function eachOf(text: string, codeOf: (part: string) => string | undefined): string | undefined {
  const codes = text
    .split(/[;,]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(codeOf);
  return codes.includes(undefined) ? undefined : codes.join(',');
}
