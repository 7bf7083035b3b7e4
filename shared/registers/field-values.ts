import type { FieldValue, Money, RecordLink } from './field.ts';

/** Whether a value is a link to another record. */
export function isRecordLink(value: FieldValue | undefined): value is RecordLink {
  return (
    value !== null &&
    typeof value === 'object' &&
    'register' in value &&
    typeof value.register === 'string' &&
    'id' in value &&
    typeof value.id === 'string'
  );
}

/** Whether a value is an amount of money with its currency. */
export function isMoney(value: FieldValue | undefined): value is Money {
  return (
    value !== null &&
    typeof value === 'object' &&
    'amount' in value &&
    typeof value.amount === 'number' &&
    'currency' in value &&
    typeof value.currency === 'string'
  );
}
