import { openRegisterNames, registerNamed, type OpenRegisterName } from './all-registers.ts';
import type { Field } from './field.ts';

/** The registers that a link may point to: those that its field names, and those that let themselves be linked so. */
export function linkTargets({
  registers,
  linkGroup,
}: Pick<Field, 'registers' | 'linkGroup'>): readonly OpenRegisterName[] {
  return openRegisterNames.filter(
    (name) =>
      registers.includes(name) ||
      (linkGroup !== null && registerNamed(name).linkedBy?.includes(linkGroup) === true),
  );
}
