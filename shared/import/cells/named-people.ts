import words from '../../reference/paste-words.json' with { type: 'json' };
import { anyOfLongest } from '../../offices/any-of.ts';
import { exactText, normalise } from '../../text/fold.ts';
import { bareName, type CellName } from './cell-name.ts';
import { cellLeader } from './sheet-cells.ts';

/** A person whom a cell names. */
export interface NamedPerson {
  readonly name: string;
  readonly jobTitle: string | null;
  readonly sex: CellName['sex'];
}

/** What parts people surely: ends of lines, semicolons, numbers before a name. */
const PARTS = /[;；\n]|\s(?=\d{1,2}\s*[.)]\s*\p{Lu})/u;
/** What may part people, and may stand within a name of an office: commas and "và", outside of brackets. */
const JOINT = String.raw`(?:(?<!\s)\s+)?[,，、]\s*|(?<!\s)\s+(?:${anyOfLongest(words.and)})\s+`;
const JOINTS = new RegExp(JOINT, 'gu');
const JOINT_BEHIND = new RegExp(`(?:${JOINT})$`, 'u');
const BULLET = /^\s*(?:\(?\d{1,3}\s*[.)/-]|[•·▪●○◦*+–—-])\s*/u;

const surnames = new Set(words.surnames.map(exactText));

/**
 * The people whom a cell names, with their posts: "Nguyễn Văn An (Giám đốc), Trần Thị Bình (Phó)", "1. Ông A 2. Bà B", "A và B"; a
 * post behind a comma belongs to the person before it: "Nguyễn Văn An, Giám đốc Sở Văn hóa, Thể thao và Du lịch".
 * @param isName whether a text looks like a person's name, and like no place, office or post.
 */
export function namedPeople(text: string, isName: (text: string) => boolean): readonly NamedPerson[] {
  return text
    .split(PARTS)
    .map((part) => normalise(part.replace(BULLET, '')))
    .filter((part) => part !== '')
    .flatMap((part) => peopleOfPart(part, isName))
    .map(personOf)
    .filter(({ name }) => name !== '');
}

/** What stands between joints that are not within brackets: behind those another bracket closes before any opens. */
function jointedParts(text: string): readonly string[] {
  const brackets = [...text.matchAll(/[()（）]/gu)];
  const parts: string[] = [];
  let [from, next] = [0, 0];
  for (const { index, 0: joint } of text.matchAll(JOINTS)) {
    const end = index + joint.length;
    while ((brackets[next]?.index ?? end) < end) next += 1;
    if (/[)）]/u.test(brackets[next]?.[0] ?? '')) continue;
    parts.push(text.slice(from, index));
    from = end;
  }
  return [...parts, text.slice(from)];
}

function peopleOfPart(part: string, isName: (text: string) => boolean): readonly string[] {
  const said = jointedParts(part)
    .map(normalise)
    .filter((one) => one !== '');
  if (said.length < 2) return [part];
  const names = said.map((one) => headOf(one));
  const areAll = names.every((name) => isName(bareName(name).name));
  const starts = names.map((name, at) => at === 0 || areAll || startsPerson(name, isName));
  const bounds = [...starts.keys()].filter((at) => starts[at]);
  if (bounds.length === 1) return [part];
  // Joints within a person are kept as they are written.
  let from = 0;
  const places = said.map((one) => {
    const at = part.indexOf(one, from);
    from = at + one.length;
    return at;
  });
  return bounds.map((bound, at) => {
    const next = bounds[at + 1];
    const text = part.slice(places[bound], next === undefined ? part.length : places[next]);
    return text.replace(JOINT_BEHIND, '');
  });
}

/** What stands before the post of a person. */
const headOf = (text: string): string => normalise(text.split(/[(（:]|\s[-–—]\s/u)[0] ?? '');

/** Whether another person begins behind a post: named with a word of respect, or surely by a whole name. */
function startsPerson(text: string, isName: (text: string) => boolean): boolean {
  const { name, sex } = bareName(text);
  if (!isName(name)) return false;
  const parts = exactText(name).split(' ');
  return sex !== null || name !== text || (parts.length > 2 && surnames.has(parts[0] ?? ''));
}

function personOf(text: string): NamedPerson {
  const { name: bare, sex } = bareName(text);
  const { name, jobTitle } = cellLeader(bare);
  return { name, jobTitle, sex };
}
