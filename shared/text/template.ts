/** Fills `{{name}}` in a text of an official document. A name without a value is a mistake of ours, so it throws. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_match, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`No value for ${name}`);
    return String(value);
  });
}
