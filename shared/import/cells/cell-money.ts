import { anyOfLongest } from '../../offices/any-of.ts';
import lists from '../../reference/money-words.json' with { type: 'json' };
import { foldText, normalise } from '../../text/fold.ts';
import { formatNumber, parseTypedNumber } from '../../text/numbers.ts';
import { moneyUnit, parseTypedMoney, type MoneyUnit, type TypedMoney } from '../../text/typed-money.ts';
import type { Money } from '../../registers/field.ts';
import { amountInWords, amountOfParts, firstOfEqual, SCALED } from './money-parts.ts';
import type { CellDoubt, SheetCell } from './sheet-cells.ts';
import { insidesOf, withoutBrackets, type BracketKind } from '../../text/brackets.ts';

/** An amount that a cell tells. */
export interface CellMoney {
  readonly money: Money;
  /** False: the cell says more than the amount, which is to be kept elsewhere. */
  readonly isWhole: boolean;
  /** Why the amount is to be looked at; null where it is plain. */
  readonly doubt: CellDoubt | null;
}

/** An amount in đồng below this that names no unit is doubtful: it was likely meant in thousands or millions. */
const SMALLEST = 10_000;
/** An amount of so many đồng that stands under a head of thousands or millions was likely typed out. */
const TYPED_OUT = { bare: 1_000_000, scaled: 100_000_000_000 };

/**
 * `150.000.000 đồng`, `20.000 CNY`, `1 tỷ 200 triệu`; a bare number is in the unit of its column, else đồng. Around it may
 * stand what is told of it: "(NSNN)", "Ngân sách tỉnh:", "do tỉnh cấp". Null where there is no amount, or more than one that
 * nothing adds up, or one of something ("/người").
 * @param unit that of the column's head or of the sheet; what the cell itself says goes before it.
 */
export function cellMoney(cell: SheetCell, unit: MoneyUnit | null = null): CellMoney | null {
  const read = amountIn(cell, unit);
  if (read === null || read.doubt !== null || cell.number !== null) return read;
  const { amount, currency } = read.money;
  const params = { value: cell.text, amount: `${formatNumber(amount)} ${currency}` };
  if (isBesideInBrackets(foldText(cell.text)))
    return { ...read, doubt: { code: 'money-first', params: { value: cell.text } } };
  const isScaled = SCALED.test(foldText(cell.text)) || (unit !== null && unit.scale > 1);
  return isScaled && DECIMALS.test(foldText(cell.text))
    ? { ...read, doubt: { code: 'money-decimal', params } }
    : read;
}

/** "1,250 triệu", "1.250 tỷ": three digits behind a sign that may part thousands or decimals. */
const DECIMALS = /(?<![\d.,])[1-9]\d{0,2}(?:,\d{3}(?![\d.,])|\.\d{3}(?![\d.,])(?=\s*(?:ty|ti)(?!\p{L})))/u;
/** "150 triệu (2.000 USD do bạn đài thọ)": an amount of another currency that is told beside. */
const isBesideInBrackets = (folded: string): boolean =>
  insidesOf(folded).some(
    (inside) =>
      /usd|cny|ndt|eur|nhan dan te|do la|\$|¥/u.test(behind(inside, /\d/u)) ||
      /\d/u.test(behind(inside, /tuong duong|quy doi/u)),
  );

/** What stands behind the first place of a text where something is found. */
const behind = (text: string, first: RegExp): string => {
  const found = first.exec(text);
  return found === null ? '' : text.slice(found.index + found[0].length);
};

const EITHER: readonly BracketKind[] = [{ open: '([', close: ')]' }];
const EACH_KIND: readonly BracketKind[] = [
  { open: '(', close: ')' },
  { open: '[', close: ']' },
];

function amountIn(cell: SheetCell, unit: MoneyUnit | null): CellMoney | null {
  if (cell.number !== null) return moneyOf(heldAmount(cell, cell.number), unit, cell.text, true);
  const whole = parseTypedMoney(cell.text);
  if (whole !== undefined) return moneyOf(whole, unit, cell.text, true);
  const about = withoutAround(cell.text);
  const part = amountBeside(about ?? cell.text);
  if (part === undefined) return about === null ? amountOfSeveral(cell.text, unit) : null;
  const read = moneyOf(part, unit, cell.text, false);
  // "khoảng 2": of what cannot be told.
  if (about !== null && read?.doubt?.code === 'money-small') return null;
  return read === null || about === null
    ? read
    : { ...read, doubt: { code: 'money-about', params: { value: cell.text } } };
}

/** The sum of several amounts, else the first of those that say the same; each is doubtful. */
function amountOfSeveral(text: string, unit: MoneyUnit | null): CellMoney | null {
  const amountOf = (said: string): TypedMoney | undefined => parseTypedMoney(said) ?? amountBeside(said);
  const sum = amountOfParts(text, amountOf);
  const said = sum ?? firstOfEqual(text, amountOf);
  const read = said === null ? null : moneyOf(said, unit, text, false);
  const code = sum === null ? 'money-first' : 'money-summed';
  return read === null ? null : { ...read, doubt: { code, params: { value: text } } };
}

interface SaidMoney extends TypedMoney {
  /** True where the words of the cell make the number what it is. */
  readonly isScaled?: boolean;
}

/** A true number, with the unit that its format shows: `96,5 "triệu"`, `[$$-409]3,000.00`. */
function heldAmount({ text }: SheetCell, number: number): SaidMoney {
  const unit = moneyUnit(text.replace(/[+-]?\d[\d.,\s]*/u, ' '));
  if (unit === undefined) return { amount: number, currency: null };
  // A format may show a million as one: then the words belong to what is shown, not to what is held.
  const shown = parseTypedNumber(text.replace(/^[^\d+-]+/u, ''));
  const isShown = shown !== undefined && Math.abs(shown - number) <= Math.abs(number) / 10;
  const scale = isShown ? unit.scale : 1;
  return { amount: number * scale, currency: unit.currency, isScaled: unit.scale > 1 };
}

function moneyOf(said: SaidMoney, unit: MoneyUnit | null, text: string, isWhole: boolean): CellMoney | null {
  if (said.amount < 0) return null;
  const isScaled = said.isScaled ?? SCALED.test(foldText(text));
  const isBare = said.currency === null && !isScaled;
  const currency = said.currency ?? unit?.currency ?? 'VND';
  const scaled = said.amount * (isBare && unit !== null ? unit.scale : 1);
  const isTypedOut =
    isBare &&
    unit !== null &&
    unit.scale > 1 &&
    said.amount >= TYPED_OUT.bare &&
    scaled >= TYPED_OUT.scaled &&
    currency === 'VND';
  // Thousandths of the smallest unit are noise of the multiplication.
  const amount = Math.round((isTypedOut ? said.amount : scaled) * 1000) / 1000;
  const isSmall = isBare && unit === null && amount > 0 && amount < SMALLEST;
  const code = isTypedOut ? 'money-typed-out' : isSmall ? 'money-small' : null;
  return {
    money: { amount, currency, rate: currency === 'VND' ? 1 : rateIn(text) },
    isWhole,
    doubt: code === null ? null : { code, params: { value: text } },
  };
}

/** "2.000 USD (tỷ giá 24.500)": the đồng given for one unit; null where the cell does not say. */
function rateIn(text: string): number | null {
  const said = /t[ỷỉ] giá(?:\s*(?:là|:|=))?\s*(\d[\d.,]*\d)/iu.exec(text.normalize('NFC'))?.[1];
  const rate = said === undefined ? undefined : parseTypedNumber(said);
  return rate !== undefined && rate > 0 ? rate : null;
}

/** A word that makes a number greater: "150tr", "500 nghìn". */
const AROUND = new RegExp(String.raw`(?<!\p{L})(?:${anyOfLongest(lists.around)}|~|≈)(?!\p{L})\s*:?`, 'gu');

/** The text without the words that make an amount a rough one; null where it has none. */
function withoutAround(text: string): string | null {
  const plain = normalise(text);
  const folded = foldText(plain);
  // Folding keeps the length of composed Vietnamese, so that what is found in one is cut from the other.
  if (folded.length !== plain.length) return null;
  let kept = '';
  let from = 0;
  for (const match of folded.matchAll(AROUND)) {
    kept += plain.slice(from, match.index);
    from = match.index + match[0].length;
  }
  return from === 0 ? null : normalise(kept + plain.slice(from));
}

/** The amount of a text of which the rest speaks of no number. */
function amountBeside(text: string): TypedMoney | undefined {
  const plain = normalise(
    withoutBrackets(text, EACH_KIND)
      .replaceAll(WHOLE_TRIP, ' ')
      .replaceAll(/(?<=\d)[.,]?-(?!\d)/g, ' '),
  );
  const spelled = amountInWords(plain);
  if (spelled !== undefined) return spelled;
  const whole = parseTypedMoney(plain);
  if (whole !== undefined) return whole;
  const parts = plain.split(/[:;\n]|,\s|\s[-–—]\s/u);
  if (parts.filter((part) => /\d/.test(part)).length !== 1) return undefined;
  const said = normalise(parts.find((part) => /\d/.test(part)) ?? '');
  const read = parseTypedMoney(said);
  if (read !== undefined) return read;
  const words = said.split(' ');
  // Behind the name of a currency nothing makes the amount another: "150 triệu đồng do tỉnh cấp"; "150 triệu/người" does.
  for (let end = words.length - 1; end > 0; end -= 1) {
    const rest = words.slice(end).join(' ');
    const before = parseTypedMoney(words.slice(0, end).join(' '));
    const isOfSomebody = BEHIND.test(foldText(rest)) && before !== undefined && SCALED.test(foldText(said));
    if (
      before !== undefined &&
      (before.currency !== null || isOfSomebody) &&
      /^\p{L}\D*$/u.test(rest) &&
      !isEach(rest)
    )
      return before;
  }
  // Words before it name what the amount is of: "Ngân sách tỉnh 150 triệu", "Tổng kinh phí 150 triệu".
  for (let from = 1; from < words.length; from += 1) {
    const before = words.slice(0, from).join(' ');
    const behind = parseTypedMoney(words.slice(from).join(' '));
    if (behind !== undefined && !/\d/.test(before) && !isEach(before)) return behind;
  }
  return undefined;
}

/** "80.000.000 đồng/đoàn" is the whole. */
const WHOLE_TRIP = /\/\s*(?:đoàn|chuyến)(?!\p{L})/giu;

/** Words behind an amount that tell whose it is. */
const BEHIND = new RegExp(String.raw`^(?:${lists.ofWhom.join('|')})(?!\p{L})`, 'u');

/** "mỗi người 5 triệu", "5 triệu một người", "5.000.000 đồng một ngày": of one of many. */
const isEach = (text: string): boolean => EACH.test(foldText(text));

const EACH = new RegExp(String.raw`(?<!\p{L})(?:${lists.each.join('|')})(?!\p{L})`, 'u');

/**
 * The unit that a head names for the amounts below it: "Kinh phí (triệu đồng)", "Số tiền (ĐVT: 1.000đ)", "Kinh phí USD";
 * null where it names none.
 */
export function unitOfHead(head: string): MoneyUnit | null {
  const inside = insidesOf(head, EITHER).map((words) => unitNamed(words));
  const found = inside.find((unit) => unit !== null) ?? unitAfterLabel(head);
  if (found !== null) return found;
  const words = normalise(withoutBrackets(head, EITHER)).split(/[\s,:-]+/u);
  for (let from = 1; from < words.length; from += 1) {
    const tail = words.slice(from).join(' ');
    // A short word at the end of a head may be any other word.
    if (tail.length < 3 || lists.ambiguous.includes(foldText(tail))) continue;
    const unit = unitNamed(tail);
    if (unit !== null) return unit;
  }
  return null;
}

/** The unit of a column: that of its head, else that of the line above the table. */
export const columnUnit = (head: string, context: string): MoneyUnit | null =>
  unitOfHead(head) ?? unitAfterLabel(context);

/** The unit that a line above a table names for all amounts in it: "ĐVT: nghìn đồng", "(Đơn vị tính: 1.000 đ)". */
export function unitAfterLabel(line: string): MoneyUnit | null {
  const folded = normalise(foldText(line));
  const match = new RegExp(
    String.raw`(?<!\p{L})(?:${lists.unitLabels.join('|')})\s*(?:[:(]\s*)?(.+)$`,
    'u',
  ).exec(folded);
  if (match === null) return null;
  const words = (match[1] ?? '')
    .replaceAll(/[()[\];]/g, ' ')
    .trim()
    .split(/\s+/);
  for (let end = Math.min(words.length, 4); end > 0; end -= 1) {
    const unit = unitNamed(words.slice(0, end).join(' '));
    if (unit !== null) return unit;
  }
  return null;
}

function unitNamed(text: string): MoneyUnit | null {
  const label = new RegExp(String.raw`^(?:${lists.unitLabels.join('|')})\s*(?::\s*)?`, 'u');
  const words = foldText(text)
    .trim()
    .replace(label, '')
    .replaceAll(/1[.,\s]?000[.,\s]?000/g, ' trieu ')
    .replaceAll(/1[.,\s]?000/g, ' nghin ')
    .replaceAll(/(tr|ng|nghin|ngan|trieu|ty)\.?\s*(d|dong|vnd)(?!\p{L})/gu, '$1 $2')
    .replaceAll(/[.,:]/g, ' ');
  if (words.trim() === '' || /\d/.test(words)) return null;
  return moneyUnit(words) ?? null;
}
