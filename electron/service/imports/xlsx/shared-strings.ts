import { Tally, withinBound } from '../../../../shared/contract/file-bounds.ts';
import { attribute, isSet, XmlPieces } from './xml-pieces.ts';

/** A text of a cell with what of it is struck through. */
export interface RichText {
  readonly text: string;
  /** The struck part, which `text` lacks; empty where nothing is struck. Where all is, `text` is the whole and this is too. */
  readonly struck: string;
}

/** Puts a rich text together from its runs: struck runs are no part of what it says. */
export class RichTextReader {
  #kept = '';
  #struck = '';
  #isStruck = false;
  #inText = false;
  #skipped = 0;

  open(name: string, attributes: string, isEmpty: boolean): void {
    // How a word is spoken (Chinese and Japanese) stands beside it.
    if (name === 'rPh' && !isEmpty) this.#skipped += 1;
    else if (name === 'r') this.#isStruck = false;
    else if (name === 'strike') this.#isStruck = isSet(attribute(attributes, 'val') ?? '1');
    else if (name === 't') this.#inText = !isEmpty;
  }

  close(name: string): void {
    if (name === 'rPh') this.#skipped -= 1;
    else if (name === 't') this.#inText = false;
    else if (name === 'r') this.#isStruck = false;
  }

  take(text: string): void {
    if (!this.#inText || this.#skipped > 0) return;
    if (this.#isStruck) this.#struck += text;
    else this.#kept += text;
    withinBound('cellCharacters', this.#kept.length + this.#struck.length);
  }

  /** The text that was read since the last one. */
  end(): RichText {
    const [kept, struck] = [plainText(this.#kept), plainText(this.#struck)];
    this.#kept = '';
    this.#struck = '';
    this.#isStruck = false;
    this.#inText = false;
    return kept === '' && struck !== '' ? { text: struck, struck } : { text: kept, struck };
  }
}

/** A text as cells hold it: composed, without blanks around it; `_x000D_` is how such files write a sign that XML cannot. */
export function plainText(text: string): string {
  const unescaped = text.includes('_x')
    ? text.replaceAll(/_x([0-9A-F]{4})_/gi, (_, hex: string) =>
        String.fromCodePoint(Number.parseInt(hex, 16)),
      )
    : text;
  return unescaped.replaceAll('\r\n', '\n').normalize('NFC').trim();
}

/** The list of texts that the cells of a workbook name by their number. */
export class SharedStrings {
  readonly #texts: string[] = [];
  readonly #tally = new Tally('sharedTexts');
  /** Few texts are struck. */
  readonly #struck = new Map<number, string>();

  /** @param read hands the part over piece by piece. @throws Refusal `over-bound`. */
  constructor(read: (take: (piece: string) => void) => void) {
    const reader = new RichTextReader();
    const xml = new XmlPieces({
      open: (name, attributes, isEmpty) => {
        if (name === 'si' && isEmpty) this.#add(reader.end());
        else reader.open(name, attributes, isEmpty);
      },
      close: (name) => {
        if (name === 'si') this.#add(reader.end());
        else reader.close(name);
      },
      text: (text) => reader.take(text),
    });
    read((piece) => xml.push(piece));
  }

  at(index: number): RichText {
    return { text: this.#texts[index] ?? '', struck: this.#struck.get(index) ?? '' };
  }

  #add({ text, struck }: RichText): void {
    this.#tally.add();
    if (struck !== '') this.#struck.set(this.#texts.length, struck);
    this.#texts.push(text);
  }
}
