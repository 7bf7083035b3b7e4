import { unitAtStart } from '../../offices/units-at-start.ts';
import { normalise } from '../../text/fold.ts';
import { isJob } from './cell-name.ts';

/** What somebody is, and where; either may be missing. */
export interface CellPost {
  readonly jobTitle: string | null;
  readonly agency: string | null;
}

const APART = /(?:(?<!\s)\s+)?(?:[,;\n]|\s[-–—]\s|[–—])\s*/gu;
/** Where the name of an office may begin: a capital behind a blank. */
const WORD = /(?<=\s)\p{Lu}/gu;

/** A post that is told only with the office that it heads: "Chánh Văn phòng UBND tỉnh". */
const HEADS_IT = /(?:^|\s)(?:chánh|trưởng|phó)$/iu;

/** True for the name of an office; behind it only more of its name may stand. */
const isOffice = (text: string): boolean => (unitAtStart(text)?.length ?? 0) > 0;

/**
 * A post and where it is held, of one cell: "Phó Trưởng phòng, Sở Công Thương", "Giám đốc Sở Ngoại vụ", "Sở Y tế - Chuyên viên".
 * Null for what tells no two such parts apart.
 */
export function cellPost(text: string): CellPost | null {
  const lines = text.replaceAll('\n', ' \n ').trim();
  for (const { index, 0: sign } of lines.matchAll(APART)) {
    const [before, behind] = [normalise(lines.slice(0, index)), normalise(lines.slice(index + sign.length))];
    if (before === '' || behind === '') continue;
    if (isJob(behind) && isOffice(before) && !isJob(before)) return { jobTitle: behind, agency: before };
    // "Phó Giám đốc, Trưởng đoàn, Sở Y tế": the office begins behind the last post.
    if (isJob(before) && !isJob(behind) && (isOffice(behind) || sign.includes('\n')))
      return parted(before, behind);
  }
  const plain = normalise(text);
  return isJob(plain) ? withoutSign(plain) : isOffice(plain) ? { jobTitle: null, agency: plain } : null;
}

/** "Chuyên viên Phòng Lãnh sự" with "Sở Ngoại vụ": the room belongs to the office. */
function parted(post: string, office: string): CellPost {
  const within = withoutSign(post);
  if (within === null) return { jobTitle: post, agency: office };
  return { jobTitle: within.jobTitle, agency: `${within.agency}, ${office}` };
}

/** "Giám đốc Sở Ngoại vụ": the office begins with the first capital from which on all is its name. */
function withoutSign(text: string): { readonly jobTitle: string; readonly agency: string } | null {
  for (const { index } of text.matchAll(WORD)) {
    const office = text.slice(index);
    if (isJob(office) || !isOffice(office)) continue;
    const post = normalise(text.slice(0, index));
    return { jobTitle: HEADS_IT.test(post) ? text : post, agency: office };
  }
  return null;
}
