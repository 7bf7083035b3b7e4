import type { ReactNode } from 'react';
import type { Issue } from '../../shared/registers/check.ts';
import { FieldInput, type FieldInputProps } from '../ui/field-input.tsx';
import { FieldCell } from './field-cell.tsx';

/** A field with its label, its input, and what is wrong with it. */
export function EditableField(
  props: Omit<FieldInputProps, 'invalid'> & {
    readonly label: string;
    readonly span: number;
    readonly issues: readonly Issue[];
    readonly children?: ReactNode;
  },
) {
  const { label, span, issues, children, ...input } = props;
  return (
    <FieldCell id={input.id} label={label} need={input.field.need} span={span} issues={issues}>
      <FieldInput {...input} invalid={issues.some((issue) => issue.severity === 'error')} />
      {children}
    </FieldCell>
  );
}
