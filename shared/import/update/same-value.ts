import { markerValue } from '../../border/marker.ts';
import { isEmpty } from '../../registers/define-register.ts';
import type { Field, FieldValue } from '../../registers/field.ts';
import type { InputValue } from '../../registers/save-request.ts';
import { exactText, normalise } from '../../text/fold.ts';

/** Whether what a sheet says of a field is what is kept; an empty cell says nothing. Secrets are compared elsewhere. */
export function saysTheSame(field: Field, kept: FieldValue, said: InputValue): boolean {
  if (isSilent(said)) return true;
  if (isEmpty(kept)) return false;
  switch (field.kind) {
    case 'reference': {
      const [before, after] = [codeAndText(kept), codeAndText(said)];
      if (before.code !== null && after.code !== null) return before.code === after.code;
      return exactText(before.text) === exactText(after.text);
    }
    case 'marker': {
      const [before, after] = [textOf(kept), textOf(said)];
      return before === after || markerValue(before).normalised === (markerValue(after).normalised ?? '');
    }
    case 'money': {
      const [before, after] = [moneyOf(kept), moneyOf(said)];
      // A sheet seldom tells the rate.
      return (
        before.amount === after.amount &&
        before.currency === after.currency &&
        (after.rate === null || before.rate === after.rate)
      );
    }
    default:
      if (typeof kept === 'string' && typeof said === 'string') return isSameText(kept, said);
      return JSON.stringify(kept) === JSON.stringify(said);
  }
}

/** Whether a text is what is kept; one all in capitals takes no small letters away. */
function isSameText(kept: string, said: string): boolean {
  if (normalise(kept) === normalise(said)) return true;
  return said === said.toUpperCase() && exactText(kept) === exactText(said);
}

/** True where a cell says nothing of a field, and so changes nothing. */
export function isSilent(said: InputValue): boolean {
  if (said === null || said === '') return true;
  if (typeof said !== 'object') return false;
  return 'text' in said && textOf(said) === '';
}

function part(value: FieldValue, name: string): unknown {
  if (value === null || typeof value !== 'object') return null;
  return Object.entries(value).find(([key]) => key === name)?.[1] ?? null;
}

const textOf = (value: FieldValue): string => normalise(String(part(value, 'text') ?? ''));

const codeAndText = (value: FieldValue): { readonly code: unknown; readonly text: string } => ({
  code: part(value, 'code'),
  text: textOf(value),
});

const moneyOf = (value: FieldValue): Readonly<Record<'amount' | 'currency' | 'rate', unknown>> => ({
  amount: part(value, 'amount'),
  currency: part(value, 'currency'),
  rate: part(value, 'rate'),
});
