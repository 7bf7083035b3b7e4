import type { ProposedTask, ReadNotice } from '../../shared/contract/notices.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readNoticeFile } from '../../electron/service/notices/files/read-document.ts';
import { foldText } from '../../shared/text/fold.ts';

/** A document as a person read it. */
export interface LabelledNotice {
  /** True for a letter (công văn): the larger half of all paper, scored apart too. */
  readonly letter?: true;
  readonly documentNumber: string | null;
  readonly documentDate: string | null;
  readonly issuer: string | null;
  readonly abstract: string | null;
  readonly signer: string | null;
  readonly tasks: readonly ProposedTask[];
}

/** Counts over some documents; each share is of what a person found, but `right` is of what was proposed. */
export interface NoticeScore {
  readonly labelled: number;
  readonly proposed: number;
  readonly found: number;
  readonly leads: number;
  readonly dates: number;
  readonly numbers: number;
  readonly days: number;
  readonly issuers: number;
  readonly signers: number;
  readonly cooperating: number;
  readonly documents: number;
}

const same = (a: string | null, b: string | null): boolean => simple(a) === simple(b);
const simple = (text: string | null): string =>
  foldText(text ?? '')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .replace(/^cac /, '')
    .trim();

const together = ({ cooperating }: ProposedTask): string =>
  cooperating
    .map((name) => simple(name))
    .toSorted()
    .join(';');

const words = (text: string): readonly string[] => simple(text).split(' ');

/** How alike two texts are: twice the shared words by all words. */
function likeness(a: string, b: string): number {
  const left = words(a);
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  const right = words(b);
  for (const word of right) {
    const known = counts.get(word) ?? 0;
    if (known === 0) continue;
    shared += 1;
    counts.set(word, known - 1);
  }
  return (2 * shared) / (left.length + right.length);
}

/**
 * A point as it is compared: `Điều 2` and `2` are one, and so are the first plus and the first dash of an item;
 * the first paragraph of an item may be named as such or not.
 */
const pointOf = ({ ref }: ProposedTask): string =>
  ref.replaceAll('Điều ', '').replaceAll('+', '-').replace(' (đoạn 1)', '');

/** Pairs each labelled task with the proposal of its point that says most nearly the same. */
export function pairs(
  labelled: readonly ProposedTask[],
  proposed: readonly ProposedTask[],
): readonly (readonly [ProposedTask, ProposedTask | null])[] {
  const left = [...proposed];
  return labelled.map((task) => {
    let best = -1;
    let most = 0.6;
    for (const [at, other] of left.entries()) {
      if (pointOf(other) !== pointOf(task)) continue;
      const alike = likeness(task.text, other.text);
      if (alike > most) [best, most] = [at, alike];
    }
    return [task, best < 0 ? null : (left.splice(best, 1)[0] ?? null)] as const;
  });
}

export function scoreOf(documents: readonly (readonly [LabelledNotice, ReadNotice])[]): NoticeScore {
  const score = {
    labelled: 0,
    proposed: 0,
    found: 0,
    leads: 0,
    dates: 0,
    numbers: 0,
    days: 0,
    issuers: 0,
    signers: 0,
    cooperating: 0,
    documents: 0,
  };
  for (const [label, read] of documents) {
    score.documents += 1;
    score.numbers += same(label.documentNumber, read.documentNumber) ? 1 : 0;
    score.days += label.documentDate === read.documentDate ? 1 : 0;
    score.issuers += same(label.issuer, read.issuer) ? 1 : 0;
    score.signers += same(label.signer, read.signer) ? 1 : 0;
    score.labelled += label.tasks.length;
    score.proposed += read.tasks.length;
    for (const [task, other] of pairs(label.tasks, read.tasks)) {
      if (other === null) continue;
      score.found += 1;
      score.leads += same(task.leadUnit, other.leadUnit) ? 1 : 0;
      score.dates += task.due === other.due ? 1 : 0;
      score.cooperating += together(task) === together(other) ? 1 : 0;
    }
  }
  return score;
}

/** A labelled document and what the program reads in it. */
export interface Reading {
  readonly name: string;
  readonly label: LabelledNotice;
  readonly read: ReadNotice;
}

/** The labelled documents of a half, all or those whose name is wanted, read as the program reads files: text, Word or PDF. */
export function readHalf(
  folder: string,
  wanted: (name: string) => boolean = () => true,
): Promise<readonly Reading[]> {
  return Promise.all(
    readdirSync(folder)
      .filter((name) => /\.(?:txt|docx|pdf)$/.test(name) && wanted(name))
      .map(async (name) => ({
        name,
        label: JSON.parse(
          readFileSync(join(folder, name.replace(/\.\w+$/, '.json')), 'utf8'),
        ) as LabelledNotice,
        read: await readNoticeFile(readFileSync(join(folder, name)), name),
      })),
  );
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;

/** A line for people. */
export function scoreLine(half: string, score: NoticeScore): string {
  return [
    `${half}: ${score.documents} documents, ${score.labelled} tasks`,
    `found ${percent(score.found, score.labelled)}`,
    `right ${percent(score.found, score.proposed)}`,
    `lead ${percent(score.leads, score.found)}`,
    `date ${percent(score.dates, score.found)}`,
    `cooperating ${percent(score.cooperating, score.found)}`,
    `number ${percent(score.numbers, score.documents)}`,
    `day ${percent(score.days, score.documents)}`,
    `issuer ${percent(score.issuers, score.documents)}`,
    `signer ${percent(score.signers, score.documents)}`,
  ].join(' | ');
}

/** The folder of labelled documents; `known` may be read while rules are written, `held` never. */
export const noticesFolder = fileURLToPath(new URL('../notices', import.meta.url));
