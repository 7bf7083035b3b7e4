import { memo, type ReactNode } from 'react';
import type { Issue } from '../../shared/registers/check.ts';
import type { JsonValue } from '../../shared/registers/field.ts';
import { FieldInput, type FieldInputProps } from '../ui/field-input.tsx';
import { sameProps } from '../ui/same-props.ts';
import { FieldCell, describedByIssues } from './field-cell.tsx';

/** A field with its label, its input, and what is wrong with it. Drawn anew only when something of it changed. */
export const EditableField = memo(function EditableField(
  props: Omit<FieldInputProps, 'invalid' | 'onChange' | 'id' | 'label'> & {
    readonly id: string;
    readonly label: string;
    readonly span: number;
    readonly issues: readonly Issue[];
    /** Name of the field, which `onChange` is told with the value. */
    readonly name: string;
    readonly onChange: (name: string, value: JsonValue) => void;
    readonly children?: ReactNode;
  },
) {
  const { label, span, issues, children, name, onChange, ...input } = props;
  return (
    <FieldCell id={input.id} label={label} need={input.field.need} span={span} issues={issues}>
      <FieldInput
        {...input}
        invalid={issues.some((issue) => issue.severity === 'error')}
        describedBy={describedByIssues(input.id, issues)}
        onChange={(value) => onChange(name, value)}
      />
      {children}
    </FieldCell>
  );
}, sameProps);
