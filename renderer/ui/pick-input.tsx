import { ChoiceInput, type ChoiceOption } from './choice-input.tsx';
import type { BoxProps } from './text-box.tsx';

/** One of given values, never none: what names no row leaves the value as it was, and shows it again. */
export function PickInput<Value extends string>(
  props: BoxProps & {
    /** Given by the form that the control stands in, as `onChange` is. */
    readonly value?: Value;
    readonly options: readonly (ChoiceOption & { readonly value: Value })[];
    readonly onChange?: (value: Value) => void;
    /** Pixels. */
    readonly width?: number;
  },
) {
  const { options, onChange, width, ...box } = props;
  return (
    <span className="pick" style={width === undefined ? undefined : { width }}>
      <ChoiceInput
        {...box}
        options={options}
        onChange={(next) => {
          const option = options.find((one) => one.value === next);
          if (option !== undefined && option.value !== box.value) onChange?.(option.value);
        }}
      />
    </span>
  );
}
