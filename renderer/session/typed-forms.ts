/** Names of the forms on screen in which something stands that is not saved. */
const typed = new Set<string>();

/** What is typed in forms and not saved yet: whoever changes what a save means asks first. */
export const typedForms = {
  begin: (form: string): void => void typed.add(form),
  end: (form: string): void => void typed.delete(form),
  any: (): boolean => typed.size > 0,
} as const;
