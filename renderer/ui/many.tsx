import { Select } from 'antd';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** A chip that narrows by any of several values. */
export function Many(props: {
  readonly label: string;
  readonly value: readonly string[];
  readonly options: readonly Option[];
  readonly onChange: (value: string[]) => void;
}) {
  return (
    <Select
      mode="multiple"
      maxTagCount={1}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      style={{ minWidth: 112, maxWidth: 220 }}
      placeholder={props.label}
      aria-label={props.label}
      value={[...props.value]}
      options={[...props.options]}
      onChange={props.onChange}
    />
  );
}
