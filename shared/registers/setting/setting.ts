import { defineRegister } from '../define-register.ts';
import { json, text } from '../field.ts';
import { internal, uncounted } from '../internal-register.ts';

/** One setting: a key and its value. */
export const setting = defineRegister({
  ...internal,
  name: 'setting',
  hasFixedIds: true,
  key: 'setting',
  table: 'setting',
  fields: { key: text({ need: 'required', max: 100 }), value: json() },
  children: {},
  summarise: (record) => uncounted(record.key ?? ''),
});
