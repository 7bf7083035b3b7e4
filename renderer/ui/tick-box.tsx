import { boxAttributes, type BoxProps } from './text-box.tsx';

/** A box that is ticked or not; nothing but a tick is yes. */
export function TickBox(
  props: BoxProps & { readonly value: unknown; readonly onChange: (ticked: boolean) => void },
) {
  const { value, onChange, ...box } = props;
  return (
    <input
      type="checkbox"
      className="box-tick"
      {...boxAttributes(box)}
      checked={value === true}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}
