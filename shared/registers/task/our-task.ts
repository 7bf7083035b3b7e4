import type { ReferenceIndex } from '../../reference/find-reference.ts';
import type { CheckedTask } from './checked-notice.ts';
import { eachListed } from '../../offices/office-names.ts';
import { foldText } from '../../text/fold.ts';

/** Words for offices in general, among which the department is. */
const ALL_OFFICES =
  /(?:^|\s)(?:cac so|so ban|so nganh|cac ban nganh|cac co quan|cac don vi|cac nganh|cac dia phuong don vi|thu truong)(?=\s|$)/;

/**
 * Whether a task is the department's own to follow: it leads or cooperates, all offices lead, or nobody is said to.
 * @param own the department's name; a task that names it without its province, or with it, is its own.
 */
export function isOurs(
  { lead, cooperating }: Pick<CheckedTask, 'lead' | 'cooperating'>,
  own: string,
  index: ReferenceIndex,
): boolean {
  if (lead.trim() === '' || own === '') return true;
  const code = index.named('organisation', own)?.code;
  const short = foldText(own).replace(/(?<!\s)\s+tinh\s.*$/, '');
  const isSelf = (name: string): boolean =>
    (code !== undefined && index.named('organisation', name)?.code === code) ||
    ` ${words(name)} `.includes(` ${short} `);
  // "Các Sở: Nội vụ, Y tế" are those two, not all.
  const listed = eachListed(lead);
  if (listed[0] !== lead) return [...listed, ...cooperating.split(';')].some(isSelf);
  return isSelf(lead) || ALL_OFFICES.test(words(lead)) || cooperating.split(';').some(isSelf);
}

const words = (name: string): string =>
  foldText(name)
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .trim();
