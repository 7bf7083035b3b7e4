import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReferenceRow } from '../../shared/reference/reference-row.ts';
import {
  attributeKindNames,
  kindOf,
  type AttributeKind,
  type AttributeValue,
} from '../../shared/reference/row-attributes.ts';
import { newId } from '../session/new-id.ts';
import { ChoiceInput } from '../ui/choice-input.tsx';
import { Combobox } from '../ui/combobox.tsx';
import { NumberInput } from '../ui/number-input.tsx';
import { PickInput } from '../ui/pick-input.tsx';
import { suggestion } from '../ui/suggestions.ts';
import { TextBox } from '../ui/text-box.tsx';

/** An attribute while it is edited: its kind stays when its value is emptied. */
export interface AttributeLine {
  readonly key: string;
  readonly name: string;
  readonly kind: AttributeKind;
  readonly value: AttributeValue;
}

export function linesOf(
  attributes: ReferenceRow['attributes'],
  kinds: ReadonlyMap<string, AttributeKind>,
): readonly AttributeLine[] {
  return Object.entries(attributes).map(([name, value]) => ({
    key: newId(),
    name,
    kind: kindOf(value) ?? kinds.get(name) ?? 'text',
    value,
  }));
}

/** The attributes that lines say; an empty one is kept only where the row had it before. */
export function attributesOf(
  lines: readonly AttributeLine[],
  before: ReferenceRow['attributes'],
): ReferenceRow['attributes'] {
  return Object.fromEntries(
    lines
      .map(({ name, value }) => [name.trim(), value] as const)
      .filter(([name, value]) => name !== '' && (value !== null || Object.hasOwn(before, name))),
  );
}

/** Attributes of a row as lines of name, kind and value. */
export function AttributeEditor(props: {
  readonly lines: readonly AttributeLine[];
  readonly kinds: ReadonlyMap<string, AttributeKind>;
  readonly onChange: (lines: readonly AttributeLine[]) => void;
}) {
  const { lines, kinds, onChange } = props;
  const { t } = useTranslation();
  const change = (key: string, part: Partial<AttributeLine>): void =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const used = new Set(lines.map((line) => line.name));
  const names = [...kinds.keys()].filter((name) => !used.has(name)).map((name) => suggestion(name, name));
  const rename = (line: AttributeLine, name: string): void => {
    const kind = kinds.get(name);
    change(line.key, kind === undefined || kind === line.kind ? { name } : { name, kind, value: null });
  };
  return (
    <div className="attribute-lines">
      {lines.map((line) => (
        <div key={line.key} className="row" style={{ flexWrap: 'nowrap', gap: 4 }}>
          <div style={{ flex: '1 1 0', minWidth: 0 }}>
            <Combobox
              label={t('reference:attribute.name')}
              placeholder={t('reference:attribute.name')}
              text={line.name}
              rows={names}
              onType={(name) => rename(line, name)}
              onTake={(row) => rename(line, row.value)}
            />
          </div>
          <PickInput<AttributeKind>
            label={`${t('reference:attribute.kind')} ${line.name}`}
            width={88}
            value={line.kind}
            options={attributeKindNames.map((value) => ({ value, label: t(`reference:attribute.${value}`) }))}
            onChange={(kind) => change(line.key, { kind, value: null })}
          />
          <div style={{ flex: '1 1 0', minWidth: 0 }}>
            <ValueInput
              label={`${t('reference:attribute.value')} ${line.name}`}
              line={line}
              onChange={(value) => change(line.key, { value })}
            />
          </div>
          <Button
            aria-label={t('reference:attribute.remove', { name: line.name })}
            title={t('reference:attribute.remove', { name: line.name })}
            onClick={() => onChange(lines.filter((other) => other.key !== line.key))}
          >
            {t('child.remove')}
          </Button>
        </div>
      ))}
      <Button
        onClick={() => onChange([...lines, { key: newId(), name: '', kind: 'text', value: null }])}
        style={{ justifySelf: 'start' }}
      >
        {t('reference:attribute.add')}
      </Button>
    </div>
  );
}

function ValueInput(props: {
  readonly label: string;
  readonly line: AttributeLine;
  readonly onChange: (value: AttributeValue) => void;
}) {
  const { label, line, onChange } = props;
  const { t } = useTranslation();
  switch (line.kind) {
    case 'text':
      return (
        <TextBox
          label={label}
          value={typeof line.value === 'string' ? line.value : ''}
          placeholder={t('reference:attribute.empty')}
          onValue={(text) => onChange(text === '' ? null : text)}
        />
      );
    case 'number':
      return (
        <NumberInput
          label={label}
          value={typeof line.value === 'boolean' ? null : line.value}
          invalid={typeof line.value === 'string'}
          placeholder={t('reference:attribute.empty')}
          onChange={onChange}
        />
      );
    case 'yesNo':
      return (
        <ChoiceInput
          label={label}
          value={typeof line.value === 'boolean' ? (line.value ? 'yes' : 'no') : null}
          placeholder={t('reference:attribute.empty')}
          options={(['yes', 'no'] as const).map((value) => ({
            value,
            label: t(`reference:attribute.${value}`),
          }))}
          onChange={(value) => onChange(value === 'yes' ? true : value === 'no' ? false : null)}
        />
      );
    default:
      return line.kind satisfies never;
  }
}
