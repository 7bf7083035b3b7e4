import { CatalogueInput } from '../ui/catalogue-input.tsx';

/** A position by its name in the catalogue, or any other, in a form that keeps it as text. */
export function PositionInput(props: {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (position: string) => void;
}) {
  return (
    <CatalogueInput
      id={props.id}
      catalogue="position"
      on={null}
      text={props.value ?? ''}
      onChange={(name) => props.onChange?.(name?.text ?? '')}
    />
  );
}
