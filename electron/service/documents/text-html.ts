import { isKeptWhole } from '../../../shared/report/text-lines.ts';
import { escapeHtml } from '../../../shared/text/escape-html.ts';

/** A date, a number or a code stands whole in its line; only where it is longer than the line is it parted. */
export const keptRule =
  '.whole { display: inline-block; max-width: 100%; text-indent: 0; text-decoration: inherit; }';

/** A text as HTML, with its own lines. */
export function textHtml(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}

/**
 * The text of a cell as HTML: its own lines, and dates, numbers and codes that no line parts. Wants `keptRule` and
 * `overflow-wrap: anywhere`.
 * @param isWhole the words that no line parts, where these are others.
 */
export function cellHtml(text: string, isWhole: (word: string) => boolean = isKeptWhole): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .split(' ')
        .map((word) => (isWhole(word) ? `<span class="whole">${escapeHtml(word)}</span>` : escapeHtml(word)))
        .join(' '),
    )
    .join('<br>');
}
