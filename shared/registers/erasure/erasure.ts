import { defineRegister } from '../define-register.ts';
import { choice, integer, longText, text } from '../field.ts';
import { internal, uncounted } from '../internal-register.ts';
import { issue } from '../check.ts';

/** Why the identity-document numbers of a record are erased. */
export const erasureGrounds = ['asked', 'retention', 'mistaken', 'other'] as const;

/**
 * That the identity-document numbers of a record were erased: the wish stands in the log before the key goes, so that an
 * erasing that was broken off is finished, and one that another PC made is carried out here too. Who and when stand in the log.
 */
export const erasure = defineRegister({
  ...internal,
  name: 'erasure',
  key: 'erasure',
  table: 'number_erasure',
  fields: {
    targetRegister: text({ need: 'required', max: 60 }),
    /** Id of the record. */
    target: text({ need: 'required', max: 60 }),
    ground: choice('erasureGround', erasureGrounds, { need: 'required' }),
    note: longText({ max: 1_000 }),
    /** How many numbers could no longer be read after it. */
    numbers: integer(),
    /** SHA-256 (hexadecimal) of the key: a later key of the same record is not meant. It tells nothing of key or numbers. */
    keyMark: text({ need: 'required', max: 64 }),
  },
  children: {},
  summarise: () => uncounted(''),
  check: ({ ground, note }) =>
    ground === 'other' && (note ?? '').trim() === '' ? [issue('error', 'required', { field: 'note' })] : [],
});
