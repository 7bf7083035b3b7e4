import { agrees } from './asides.ts';
import { helps, isGeneric } from './cooperation.ts';
import { asks, doerOf, withoutJoining } from './doers.ts';
import { type Doer } from './issuing.ts';
import { handsOut } from './orders.ts';
import { leadAtStart, unitsAtStart } from '../../../../shared/offices/units-at-start.ts';
import { VERB_FOLLOWS } from '../../../../shared/offices/verbs.ts';

/** Words of an item that ask one unit, and who that is; `doer` null where the words name nobody. */
export interface Piece {
  readonly text: string;
  readonly doer: Doer | null;
}

/** A condition on what was asked: nothing new is asked by it. */
const CONDITION =
  /^(?:Nếu|Trường hợp(?![^.;:]{3,200}:\s+(?:giao|yêu cầu|đề nghị)\s)|Quá thời hạn|Quá hạn|Khi)(?![\p{L}\p{M}])|chịu trách nhiệm[^.;]*\snếu\s/u;
/** Who answers for what was asked: nothing new is asked by it. */
const ANSWERS_FOR =
  /^(?:Thủ trưởng|Người đứng đầu|Lãnh đạo|Giám đốc|Chủ tịch UBND)\s[^.;]*chịu trách nhiệm (?:toàn diện |hoàn toàn )?trước\s/u;
/** Places whose abbreviation ends with a point. */
const SHORT = /(?:^|[\s(])(?:TP|TX|Tp|Tx|TT|P|Q|H|X|T|TS|ThS|PGS|GS|BS|đ\/c|Đ\/c|tr|Tr|kg|m|St|Mr)\.$/u;

/**
 * Parts of a sentence in which one unit after another is said to do something: "Sở A lo …, Công an tỉnh bảo đảm …".
 * A unit behind a comma that only goes on with a list of units begins nothing.
 */
function clauses(sentence: string): readonly string[] {
  const start = leadAtStart(withoutOrder(withoutJoining(sentence.trim())));
  if (start === null) return [sentence];
  const parts: string[] = [];
  let from = 0;
  for (const match of sentence.matchAll(/,\s+(?:còn\s+)?(?=\p{Lu})/gu)) {
    const rest = sentence.slice(match.index + match[0].length);
    const unit = leadAtStart(rest);
    if (unit === null || isGeneric(unit.name)) continue;
    const behind = rest.slice(unit.length);
    if (
      !VERB_FOLLOWS.test(behind.trimStart()) ||
      helps(behind) ||
      endsWithUnit(sentence.slice(from, match.index))
    )
      continue;
    // Units that are led, asked or helped are listed with commas too.
    const clause = withoutOrder(
      sentence
        .slice(from, match.index)
        .split(/[,;]\s/u)
        .at(-1)
        ?.trim() ?? '',
    );
    if (
      /(?:chỉ đạo|đề nghị|yêu cầu|hướng dẫn|đôn đốc|phối hợp|cùng|định hướng|giao|hỗ trợ|gửi|trình|báo cáo)(?!\p{L})/iu.test(
        clause,
      )
    )
      continue;
    parts.push(sentence.slice(from, match.index + 1));
    from = match.index + 1;
  }
  return [...parts, sentence.slice(from)];
}

/** "Giao Sở A chuẩn bị tài liệu" as "Sở A chuẩn bị tài liệu"; "Giao Sở A" alone goes on with the units that it lists. */
function withoutOrder(text: string): string {
  const order = /^(?:giao|yêu cầu|đề nghị)\s+(?:cho\s+)?/iu.exec(text)?.[0] ?? '';
  const rest = text.slice(order.length);
  const unit = order === '' ? null : leadAtStart(rest);
  return unit !== null && VERB_FOLLOWS.test(rest.slice(unit.length).trimStart()) ? rest : text;
}

/** Whether a text ends with the name of a unit, or with a word behind which one is listed. */
function endsWithUnit(text: string): boolean {
  for (const match of text.slice(-120).matchAll(/(?<![\p{L}\p{M}])(?=\p{Lu}|các\s)/gu)) {
    const rest = text.slice(-120).slice(match.index);
    const { length } = unitsAtStart(rest);
    if (length > 0 && length >= rest.trimEnd().length) return true;
  }
  return false;
}

/** Words behind which the units of a list stand: who is asked, or with whom. */
const BEFORE_UNITS =
  /(?<!\p{L})(?:[Gg]iao|[Yy]êu cầu|[Đđ]ề nghị|phối hợp|cùng)(?:\s+chặt chẽ)?\s+(?:với\s+|cùng\s+)?|^/gu;

/** Whether a part ends within a list of units, of which nothing was said yet: "Giao Sở A chủ trì, phối hợp với Sở B; UBND huyện C …". */
const endsInUnits = (text: string): boolean => {
  const said = text.trim();
  return [...said.matchAll(BEFORE_UNITS)].some((order) => {
    const list = said.slice(order.index + order[0].length);
    // A full stop does so only behind those who help: there it is a slip.
    return (
      (list.endsWith(';') || (list.endsWith('.') && /phối hợp/u.test(order[0]))) &&
      unitsAtStart(list).length === list.length - 1
    );
  });
};

/** Whether a part ends within a list of places: "UBND các tỉnh, thành phố: Cần Thơ; Huế và Lào Cai …". */
const endsInPlaces = (text: string): boolean =>
  /(?:^|\s)các\s[^;:]{2,40}:(?:[\s,;]+\p{Lu}\p{Ll}*)+;$/u.test(text.trim());

/** Sentences of a text, and parts of them behind a semicolon. */
export function sentences(text: string): readonly { readonly words: string; readonly apart: string }[] {
  const found: { words: string; apart: string }[] = [];
  for (const match of text.matchAll(/[\s\S]+?(?:[.;](?=\s+["“(\p{L}\d])|…(?=\s+giao\s)|\n|$)/gu)) {
    const words = match[0];
    const last = found.at(-1);
    if (
      last !== undefined &&
      // A semicolon in brackets parts no sentence.
      (/\([^)]*$/u.test(last.words) ||
        SHORT.test(last.words) ||
        endsInUnits(last.words) ||
        (endsInPlaces(last.words) && unitsAtStart(words.trimStart()).length === 0) ||
        (/\d\.$/u.test(last.words.slice(-3)) && /^\s*\d/u.test(words)))
    )
      last.words += words;
    else found.push({ words, apart: '' });
  }
  return found
    .flatMap(({ words }) => clauses(words))
    .map((words) => ({ words: words.trim(), apart: words.endsWith('\n') ? '\n' : ' ' }))
    .filter(({ words }) => words !== '');
}

/**
 * The pieces of an item's text that ask different units, each with its own words; one piece, the whole text, where it asks
 * one unit only or names none.
 * @param inherited who is asked by the item's heading or intro where its words name nobody.
 */
export function piecesOf(
  text: string,
  inherited: string | null,
  issuing: { readonly issuer: string | null },
): readonly Piece[] {
  const pieces: { text: string; doer: Doer | null; asks: boolean }[] = [];
  let apart = '';
  for (const sentence of sentences(text)) {
    const last = pieces.at(-1);
    const doer =
      CONDITION.test(sentence.words) || (last !== undefined && ANSWERS_FOR.test(sentence.words))
        ? null
        : newDoer(
            sentence.words,
            last?.doer?.unit ?? inherited,
            last !== undefined,
            issuing,
            last?.doer === null ? inherited : null,
          );
    if (last === undefined)
      pieces.push({
        text: sentence.words,
        doer,
        asks: doer !== null || (asks(sentence.words) && !agrees(sentence.words)),
      });
    else if (
      doer === null ||
      sameUnit(last.doer?.unit ?? (last.asks ? inherited : null), doer.unit) ||
      (last.doer === null &&
        (!last.asks || inherited === null || isGeneric(inherited) || isAside(sentence.words, doer)))
    ) {
      last.text += apart + sentence.words;
      if (doer !== null) {
        last.doer =
          last.doer === null
            ? { ...doer, unit: inherited !== null && sameUnit(inherited, doer.unit) ? inherited : doer.unit }
            : { ...last.doer, cooperating: [...new Set([...last.doer.cooperating, ...doer.cooperating])] };
        last.asks = true;
      }
    } else pieces.push({ text: sentence.words, doer, asks: true });
    apart = sentence.apart;
  }
  const asking = pieces.filter((piece) => piece.asks);
  if (asking.length <= 1) return [{ text: text.trim(), doer: asking[0]?.doer ?? null }];
  return asking.map((piece) => ({ text: ownWords(piece.text, piece.doer, issuing), doer: piece.doer }));
}

const BY_WHEN =
  /(?<!\p{L})(?:trước|chậm nhất|muộn nhất|đến hết|xong|hạn)\s(?:[^.;,]{0,16}\s)?(?:ngày|tháng|\d)/u;

/** Whether two names are of one unit: "UBND các huyện, thành phố" and "UBND huyện, thành phố". */
const sameUnit = (a: string | null, b: string): boolean => a !== null && bareName(a) === bareName(b);

const bareName = (name: string): string =>
  name
    .replaceAll(/các\s+/giu, '')
    .replace(/^(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(?=tỉnh|huyện|thành phố|xã|phường)/u, '')
    .toLowerCase();

/** Who is asked anew by a sentence: nobody where it only says who helps, or goes on in general terms. */
function newDoer(
  words: string,
  before: string | null,
  follows: boolean,
  issuing: { readonly issuer: string | null },
  heading: string | null,
): Doer | null {
  const doer = doerOf(words, issuing);
  if (doer === null || sameUnit(before, doer.unit)) return doer;
  const text = withoutJoining(words);
  const named = unitsAtStart(text);
  if (follows && before !== null && helpsNamed(text, named.length, before)) return null;
  // … but who helps by a day of its own is asked for that.
  if (follows && named.length > 0 && helps(text.slice(named.length)))
    return named.names.length === 1 && !isGeneric(doer.unit) && BY_WHEN.test(text) ? doer : null;
  // "; yêu cầu UBND cấp xã rà soát" is what the unit of the heading has to do.
  if (
    follows &&
    heading !== null &&
    !isGeneric(heading) &&
    // "; giao Sở Tài chính chủ trì …" takes it from the unit of the heading.
    (isGeneric(doer.unit) || !/(?<!\p{L})chủ trì(?!\p{L})/u.test(text)) &&
    /^(?:giao|yêu cầu|phân công)(?!\p{L})/u.test(text)
  )
    return null;
  // A Party body leads the office that it belongs to: "Lãnh đạo Ủy ban nhân dân tỉnh hoàn chỉnh …".
  if (
    before !== null &&
    /^(?:Ban cán sự|Đảng đoàn|Đảng ủy|Huyện ủy|Các huyện ủy|Thành ủy|Ban Thường vụ)/iu.test(before) &&
    /^(?:Lãnh đạo|lãnh đạo)\s/u.test(text)
  )
    return null;
  // "yêu cầu các nhà thầu huy động …" is what the unit named before has to do.
  if (!isGeneric(doer.unit) || before === null || isGeneric(before)) return doer;
  return /^(?:các|từng)\s/u.test(text) || (!handsOut(text) && !ASKS_AGAIN.test(text) && named.length === 0)
    ? null
    : doer;
}

/** "Đối với …, ông chỉ đạo các sở, ngành …": who gave the order before gives another. */
const ASKS_AGAIN =
  /(?:^|,\s)(?:ông|bà|đồng chí|Chủ tịch|Phó Chủ tịch|UBND tỉnh|Thủ tướng)(?:\s[^,;.]{2,60})?\s(?:chỉ đạo|yêu cầu)\s/u;

/** Whether a sentence only says who helps the unit that was asked before: "; Công an tỉnh phối hợp với Sở Ngoại vụ". */
function helpsNamed(text: string, length: number, before: string): boolean {
  const together =
    /^\s+(?:có trách nhiệm\s+)?phối hợp\s+(?:chặt chẽ\s+)?(?:với|cùng)\s+/u.exec(text.slice(length))?.[0] ??
    '';
  const helped = together === '' ? null : leadAtStart(text.slice(length + together.length));
  return helped !== null && sameUnit(before, helped.name) && !BY_WHEN.test(text);
}

/** Whether a sentence names who does what was asked before it, not something new: a person, "do … chủ trì". */
const isAside = (words: string, doer: Doer): boolean =>
  /^(?:đồng chí|ông|bà)\s/iu.test(doer.unit) || /^(?:do|\()\s*/iu.test(words);

/** A piece without what it tells before it asks, and without the mark that parts it from the next. */
function ownWords(text: string, doer: Doer | null, issuing: { readonly issuer: string | null }): string {
  const parts = sentences(text);
  const first =
    doer === null ? 0 : parts.findIndex(({ words }) => doerOf(words, issuing)?.unit === doer.unit);
  return parts
    .slice(Math.max(0, first))
    .map(({ words, apart }) => words + apart)
    .join('')
    .trim();
}
