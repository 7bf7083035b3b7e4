import { defineRegister } from '../define-register.ts';
import { boolean, date, json, text } from '../field.ts';
import { internal, uncounted } from '../internal-register.ts';
import { checkReferenceItem } from './reference-item-checks.ts';

/** One row of reference data, valid from–to (both ends inclusive, null: open). */
export const referenceItem = defineRegister({
  ...internal,
  name: 'reference-item',
  key: 'referenceItem',
  table: 'reference_item',
  fields: {
    catalogue: text({ need: 'required', max: 50 }),
    itemCode: text({ need: 'required', max: 100 }),
    name: text({ need: 'required', max: 500 }),
    nameEn: text({ max: 500 }),
    nameZh: text({ max: 500 }),
    shortName: text({ max: 200 }),
    aliases: json(),
    validFrom: date(),
    validTo: date(),
    parentCode: text({ max: 100 }),
    successorIds: json(),
    attributes: json(),
    confirmed: boolean({ initial: true }),
    source: text({ max: 1000 }),
  },
  children: {},
  summarise: (record) => uncounted(record.name ?? ''),
  lookups: ['sameCodeRows', 'successorRows'],
  check: checkReferenceItem,
});
