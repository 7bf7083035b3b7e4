import texts from '../../../shared/reference/report-texts.json' with { type: 'json' };
import { fill } from '../../../shared/text/template.ts';
import { numberOfPaper } from '../../../shared/report/paper-end.ts';
import { formatLongDate } from '../../../shared/time/typed-date.ts';
import type { PaperHead } from '../../../shared/report/report-head.ts';

/** Lines of the head that number and date complete; in a draft both are left to be written. */
export interface HeadLines {
  readonly number: string;
  readonly placeDate: string;
  readonly annexReference: string;
  /** What an official letter is about, under its number; a report says it in its title. */
  readonly subject?: string;
}

const BLANK_NUMBER = '\u00A0'.repeat(8);
const BLANK_DAY = '\u00A0'.repeat(5);

/** The lines of the head of an official paper. */
export function headLines({ head }: { readonly head: PaperHead }): HeadLines {
  const known = numberOfPaper(head.number);
  const date =
    head.date === null
      ? { day: BLANK_DAY, month: BLANK_DAY, year: String(head.year) }
      : formatLongDate(head.date);
  const number = { number: known === '' ? BLANK_NUMBER : known, symbol: head.symbol };
  return {
    number: fill(texts.numberLine, number),
    placeDate: fill(texts.dateLine, { place: head.place, ...date }),
    annexReference: fill(texts.annexReference, { ...number, ...date, agency: texts.agencyName }),
  };
}
