/**
 * A setting under the name and in the form that it has today: once one signer and the recipients of the report alone were kept. Undoing an
 * old change brings old forms back, so they are read for good.
 */
export function settingOfToday(key: string, value: unknown): readonly [key: string, value: unknown] {
  if (key === 'signer') return ['signers', value === null ? null : [value]];
  if (key === 'recipients' && Array.isArray(value)) return [key, { report: value }];
  return [key, value];
}
