import words from '../reference/called-off-words.json' with { type: 'json' };
import lists from '../reference/import-words.json' with { type: 'json' };
import { anyOfLongest } from '../offices/any-of.ts';
import { exactText, foldText, hasVietnameseMarks, headKey, normalise } from '../text/fold.ts';
import { ownStatuses } from './sheet-readers.ts';
import type { SheetReader, SheetRow } from './sheet-rules.ts';

/** How words call off a record ("Hủy", "Hoãn"), by the code of it; null where they do not. */
export function calledOffBy(text: string): string | null {
  const said = Object.entries(words.alone).filter(([, known]) => says(text, known));
  return said.at(-1)?.[0] ?? null;
}

/** Whether a remark of a row says one of some words. */
export const remarksSay = (row: SheetRow, known: readonly string[]): boolean =>
  says(String(row.fields['notes'] ?? ''), known);

/** Whether a part of a text says one of some words, alone or before a sign or a blank. */
function says(text: string, known: readonly string[]): boolean {
  if (text === '') return false;
  const { exact, folded } = keysOf(known);
  return text.split(/[;\n]/).some((part) => {
    const remark = normalise(part).replace(BRACKETS, '$1');
    // "Hoàn thành" is not "Hoãn": marks count where there are any; without them only the whole remark.
    const marked = hasVietnameseMarks(remark);
    const said = (marked ? exactText(remark) : foldText(remark)).replace(/(?<![\s.!])[\s.!]+$/u, '');
    return (marked ? exact : folded).some(
      (word) => said === word || (marked && said.startsWith(word) && goesOn(word, said.slice(word.length))),
    );
  });
}

interface WordKeys {
  readonly exact: readonly string[];
  readonly folded: readonly string[];
}

const keys = new WeakMap<readonly string[], WordKeys>();

/** Words as texts are compared with them, made once for each list. */
function keysOf(known: readonly string[]): WordKeys {
  const made = keys.get(known) ?? {
    exact: known.map((word) => exactText(word)),
    folded: known.map((word) => foldText(word)),
  };
  keys.set(known, made);
  return made;
}

const BRACKETS = /^[([{]\s*([^()[\]{}]*?)\s*[)\]}]$/u;

/** Whether what stands behind a word only says more of it: "không đi do thời tiết", but no "không đi qua cửa khẩu". */
const goesOn = (word: string, rest: string): boolean =>
  word.startsWith('không ') ? REASON.test(rest) : /^[\s,.:(]/.test(rest);

const REASON = new RegExp(String.raw`^\s*(?:[,.:(–-]|(?:${anyOfLongest(words.reasons)})(?!\p{L}))`, 'u');

/** "Đoàn khảo sát (HỦY)", "[Hoãn] Đoàn khảo sát", "Đoàn khảo sát - đã hủy": the name, and what calls it off. */
export function nameCalledOff(
  name: string,
): { readonly name: string; readonly by: string; readonly said: string } | null {
  for (const form of NAME_FORMS) {
    const { rest = '', said = '' } = form.exec(normalise(name))?.groups ?? {};
    const by = calledOffBy(said);
    if (by !== null && rest !== '') return { name: normalise(rest), by, said };
  }
  return null;
}

const NAME_FORMS = [
  /^(?<rest>.+?)\s*[([](?<said>[^()[\]]+)[)\]]\s*$/u,
  /^[([](?<said>[^()[\]]+)[)\]]\s*(?:[-–—:]\s*)?(?<rest>.+)$/u,
  /^(?<rest>.+?)\s+[-–—]\s+(?<said>[^-–—]+)$/u,
  /^(?<said>[^-–—:]+?)\s*(?:\s[-–—]|:)\s+(?<rest>.+)$/u,
];

/** What may call a record off without being surely said of it: "phía bạn đề nghị hủy chương trình". */
const MENTION = new RegExp(
  String.raw`(?<![\p{L}])(?<!(?:${anyOfLongest(words.unless)})\s)(?:${anyOfLongest(words.mentions)})(?!\p{L})`,
  'iu',
);

/**
 * Takes from a row what it says about counting: called off by a state, a remark or its name ("Hủy"), not to be counted. Words
 * that only may call it off are named.
 * @param name the field of the record's name.
 */
export function settleCounting(row: SheetRow, name = ''): void {
  const notes = String(row.fields['notes'] ?? '');
  const byNotes = calledOffBy(notes);
  if (byNotes !== null) row.fields['calledOff'] ??= byNotes;
  if (remarksSay(row, lists.setAsideWords)) row.fields['countInReport'] = false;
  const own = row.fields[name];
  const isTold = (row.fields['calledOff'] ?? null) !== null;
  const named = typeof own === 'string' && !isTold ? nameCalledOff(own) : null;
  if (named !== null) {
    row.fields[name] = named.name;
    row.fields['calledOff'] = named.by;
    row.doubt(name, `read-as-${named.by}`, { value: String(own) });
  }
  if ((row.fields['calledOff'] ?? null) !== null) return;
  for (const [target, text] of [
    ['notes', notes],
    [name, typeof own === 'string' ? own : ''],
  ] as const)
    if (MENTION.test(text)) row.doubt(target, 'maybe-called-off', { value: text });
}

/**
 * A state of the record: what calls it off is taken, with its reason; what our own lists write follows from the record, and
 * the rest is kept in words.
 */
export const stateReader: SheetReader = (row, { cell, title, doubt }) => {
  const by = calledOffBy(cell.text);
  if (by !== null) {
    callOff(row, by, cell.text);
    return;
  }
  if (ownStatuses.includes(cell.text) && row.hasColumn('code')) return;
  row.remarks.push(`${title}: ${normalise(cell.text)}`);
  if (!words.doneStates.includes(headKey(cell.text))) doubt('kept-in-words', { value: cell.text });
};

/** The result of a trip; one that only says that it did not take place calls it off. */
export const resultReader: SheetReader = (row, { cell, target }) => {
  const by = calledOffBy(cell.text);
  if (by === null) row.fields[target] = normalise(cell.text);
  else callOff(row, by, cell.text);
};

function callOff(row: SheetRow, by: string, text: string): void {
  row.fields['calledOff'] = by;
  const isReason = !Object.values(words.alone)
    .flat()
    .some((word) => exactText(word) === exactText(text));
  if (isReason) row.fields['calledOffReason'] = normalise(text);
}
