import words from '../../reference/head-words.json' with { type: 'json' };
import type { KnownColumn } from '../../registers/sheet-rules.ts';
import {
  containedHead,
  containsName,
  couldBeHead,
  headBeforeBracket,
  headingKey,
  wholeHead,
} from './match-head.ts';
import type { KnownHeads } from './match-head.ts';
import { dayHead, saysYear } from './day-heads.ts';
import { qualifiedHead, wholeAndPart, type VariantColumn } from './qualified-head.ts';

/** A column that the heads over it may name, and how surely. */
export interface HeadMatch {
  readonly column: KnownColumn;
  /** Higher is surer. */
  readonly score: number;
}

/** How surely heads name a column, from the surest. */
const scores = {
  qualifiedTogether: 65,
  groupAndOwn: 60,
  totalOfGroup: 55,
  own: 50,
  ownQualified: 49,
  ownBeforeBracket: 48,
  ownPart: 40,
  groupAndOwnPart: 30,
  fallback: 10,
} as const;

/** How much less surely a head names a column that others name better: below every other one. */
const FAINT = 45;

/** How much less surely a head names a column whose words it shortens: "ĐV chủ trì", "TG đi". */
const SHORTENED = 7;

const isRemark = (text: string): boolean => /^\(.*\)$/s.test(text);

/** True for the column of a group that holds what its others add up to: "Tổng số", "Cộng (người)". */
export function isTotalHead(text: string): boolean {
  return words.totals.includes(headingKey(text.replace(/\(.*/s, '')));
}

/** True for a column that counts again what its neighbours count: "Nữ", "Trong đó". */
export function isPartOfParts(text: string): boolean {
  return isRemark(text) || words.within.some((word) => containsName(headingKey(text), word));
}

/** The heads over a column as one text: "Thời gian – Đi", "Kinh phí (triệu đồng)". */
export function joinedHead(levels: readonly string[]): string {
  return levels.reduce(
    (before, text) => (before === '' ? text : `${before}${isRemark(text) ? ' ' : ' – '}${text}`),
    '',
  );
}

/**
 * The columns that the heads over one column may name: its own head, that with the group's, and the group's where its own
 * says only that it is the whole of it.
 * @param levels heads from the outermost to its own.
 * @param isAmount whether a column holds something that can be added up.
 * @param variants the column of a target that heads name with a word more than those of another one.
 */
export function headMatches(
  heads: KnownHeads<KnownColumn>,
  levels: readonly string[],
  isAmount: (column: KnownColumn) => boolean,
  variants: VariantColumn,
): readonly HeadMatch[] {
  const written = matchesOf(heads, levels, isAmount, variants);
  const spelled = levels.map(spelledOut);
  if (spelled.every((text, at) => text === levels[at])) return written;
  const matches = matchesOf(heads, spelled, isAmount, variants);
  return [...written, ...matches.map(({ column, score }) => ({ column, score: score - SHORTENED }))];
}

const abbreviations: Readonly<Record<string, string>> = words.abbreviations;

/** A head with the words that offices shorten. */
function spelledOut(text: string): string {
  return dayHead(text).replaceAll(/\p{L}+/gu, (word) =>
    word.length > 2 ? word : (abbreviations[headingKey(word)] ?? word),
  );
}

const within = new WeakMap<KnownHeads<KnownColumn>, KnownHeads<KnownColumn>>();

/** The heads that name their column within a longer head too. */
function withinHeads(heads: KnownHeads<KnownColumn>): KnownHeads<KnownColumn> {
  const kept = within.get(heads) ?? new Map([...heads].filter(([, { alone = false }]) => !alone));
  within.set(heads, kept);
  return kept;
}

/** Readers of sums of money and of their sources. */
const isMoney = (column: KnownColumn | undefined): boolean =>
  column !== undefined && ['money', 'funding'].includes(column.reader);

function matchesOf(
  heads: KnownHeads<KnownColumn>,
  levels: readonly string[],
  isAmount: (column: KnownColumn) => boolean,
  variants: VariantColumn,
): readonly HeadMatch[] {
  // A remark below a head belongs to it.
  const texts = levels.filter((text, at) => at === 0 || !isRemark(text));
  const own = texts.at(-1) ?? '';
  const groups = texts.slice(0, -1);
  if (!couldBeHead(own)) return [];
  const found: HeadMatch[] = [];
  // Below "Kinh phí" stand sums and where they come from: "Khác" are no other people, "Đối tác" no one who invites.
  const isOfMoney = groups.some((over) => isMoney(headNamed(heads, over, variants)));
  // "Tổng số nhiệm vụ" counts tasks, and is none.
  const isCount = /^(?:tong so|so luong|tong) ./.test(headingKey(own));
  const take = (column: KnownColumn | undefined, score: number): void => {
    if (isCount && column !== undefined && score <= scores.ownPart && !isAmount(column)) return;
    if (column === undefined || (isOfMoney && !isMoney(column))) return;
    // "Năm" is a year, "Nam" are men.
    if (saysYear(own) && column.headers.includes('nam')) return;
    if (column.fallback === undefined)
      found.push({ column, score: column.faint === true ? score - FAINT : score });
    else if (groups.length === 0 && score === scores.own) found.push({ column, score: scores.fallback });
  };
  const bare = (text: string): string => text.replace(/(?:(?<!\s)\s+)?[(（].*/s, '');
  const group = groups.at(-1) ?? '';
  const joined =
    group === ''
      ? []
      : [
          ...new Set(
            [groups.join(' '), group, groups[0] ?? ''].flatMap((over) => [
              `${bare(own)} ${bare(over)}`,
              `${bare(over)} ${bare(own)}`,
            ]),
          ),
        ];
  for (const text of joined) {
    const whole = wholeHead(heads, text);
    take(whole, scores.groupAndOwn);
    if (whole === undefined) take(qualifiedHead(heads, variants, text), scores.qualifiedTogether);
  }
  if (isTotalHead(own) && group !== '') {
    const whole = groups.toReversed().map((over) => headNamed(heads, over, variants));
    const amount = whole.find((column) => column !== undefined && isAmount(column));
    take(amount, scores.totalOfGroup);
    if (amount === undefined) take(wholeHead(heads, own), scores.own);
    return found;
  }
  const isOwned = groups.some((over) =>
    words.owners.some((word) => ` ${headingKey(over)} `.includes(` ${word} `)),
  );
  // "Đơn vị" below "Trưởng đoàn" is no host agency.
  if (!isOwned) {
    const whole = wholeAndPart(heads, own) ?? wholeHead(heads, own);
    take(whole, scores.own);
    if (whole === undefined) take(qualifiedHead(heads, variants, own), scores.ownQualified);
    take(headBeforeBracket(heads, own), scores.ownBeforeBracket);
    take(containedHead(withinHeads(heads), own), scores.ownPart);
  }
  // Of an amount's parts none is the amount.
  for (const text of joined) {
    const column = couldBeHead(text) ? containedHead(withinHeads(heads), text) : undefined;
    if (column !== undefined && !isAmount(column)) take(column, scores.groupAndOwnPart);
  }
  return found;
}

/** The column that a head alone names: by its whole text, before a bracket, or by the longest known head within it. */
export function headNamed(
  heads: KnownHeads<KnownColumn>,
  text: string,
  variants: VariantColumn,
): KnownColumn | undefined {
  if (!couldBeHead(text)) return undefined;
  return (
    wholeAndPart(heads, text) ??
    wholeHead(heads, text) ??
    qualifiedHead(heads, variants, text) ??
    headBeforeBracket(heads, text) ??
    containedHead(withinHeads(heads), text)
  );
}
