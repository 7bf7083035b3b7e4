import type { PlainDate } from '../../time/plain-date.ts';
import { fill } from '../../text/template.ts';
import texts from '../../reference/letter-texts.json' with { type: 'json' };
import type { WrittenContent } from '../written-paper.ts';

/** What of a letter its paper shows. */
interface Written {
  readonly subject: string | null;
  readonly content: string | null;
  readonly number: string | null;
  readonly date: PlainDate | null;
  readonly recipient: string | null;
  readonly recipientTitle: string | null;
}

/** A letter as it is sent: each line of its content a paragraph. */
export function writtenLetter(letter: Written): WrittenContent {
  const about = (letter.subject ?? '').replace(/^(?:v\/v|về(?: việc)?)\s+/iu, '');
  const to = [letter.recipientTitle, letter.recipient].filter((part) => part !== null).join(' ');
  return {
    kind: null,
    title: null,
    subject: about === '' ? null : fill(texts.subject, { subject: about }),
    addressees: [to === '' ? texts.unknown : to],
    number: letter.number ?? '',
    date: letter.date,
    paragraphs: (letter.content ?? '')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((text) => ({ lead: '', text })),
  };
}
