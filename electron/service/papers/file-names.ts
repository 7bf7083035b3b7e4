import type { ReadStore } from '../../../db/store.ts';
import { resources } from '../../../shared/i18n/resources.ts';
import paperTexts from '../../../shared/reference/paper-texts.json' with { type: 'json' };
import resultTexts from '../../../shared/reference/result-texts.json' with { type: 'json' };
import tripTexts from '../../../shared/reference/trip-texts.json' with { type: 'json' };
import templateTexts from '../../../shared/reference/template-texts.json' with { type: 'json' };
import { registerNamed, type OpenRegisterName } from '../../../shared/registers/all-registers.ts';
import type { ListQuery } from '../../../shared/registers/list-query.ts';
import type { TemplateKind } from '../../../shared/registers/template-paper.ts';
import type { WrittenKind } from '../../../shared/registers/written-paper.ts';
import type { Catalogue } from '../../../shared/reference/reference-row.ts';
import type { UrgingKind } from '../../../shared/report/urging-words.ts';
import { fileName } from '../../../shared/text/file-name.ts';
import { fill } from '../../../shared/text/template.ts';
import type { PlainDate } from '../../../shared/time/plain-date.ts';
import type { ReportingPeriod } from '../../../shared/time/reporting-calendar.ts';
import { periodInFileName } from '../../../shared/time/period-words.ts';
import { registerTitle } from '../documents/record-cells.ts';
import { periodOfDays } from './query-words.ts';

const texts = paperTexts.files;

function daysWords(store: ReadStore, from: PlainDate | null, to: PlainDate | null): string {
  const period = periodOfDays(store, { from, to });
  if (period !== null) return periodInFileName(period);
  if (from !== null && to !== null) return fill(texts.days, { from: from, to: to });
  if (from !== null) return fill(texts.since, { from: from });
  return to === null ? '' : fill(texts.until, { to: to });
}

interface Listed {
  readonly register: OpenRegisterName;
  /** Both ends inclusive, null open. */
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}

/** `doan-ra-quy-1-2026.xlsx`, of chosen rows `doan-ra-da-chon.xlsx` */
export function listFileName(store: ReadStore, listed: ListQuery, ending: string): string {
  const { register, from, to, ids } = listed;
  const chosen = ids.length > 0 ? texts.chosen : '';
  return fileName([registerTitle(registerNamed(register)), daysWords(store, from, to), chosen], ending);
}

/** `mau-nhap-doan-ra.xlsx` */
export function templateFileName(register: OpenRegisterName): string {
  return fileName([templateTexts.file, registerTitle(registerNamed(register))], 'xlsx');
}

/** `so-su-vu-bien-gioi.pdf` */
export function bookFileName(store: ReadStore, { register, from, to }: Listed, ending: string): string {
  return fileName([texts.book, registerTitle(registerNamed(register)), daysWords(store, from, to)], ending);
}

/** `su-vu-bien-gioi-SV-TT-2026-0003.pdf` */
export function recordFileName(register: OpenRegisterName, code: string, ending: string): string {
  return fileName([registerTitle(registerNamed(register)), code], ending);
}

/** `bao-cao-nhanh-SV-TT-2026-0003.docx` */
export function writtenFileName(kind: WrittenKind, code: string, ending: string): string {
  return fileName([texts.written[kind], code], ending);
}

/** `bao-cao-quy-1-2026.docx` */
export function reportFileName(period: ReportingPeriod, ending: string): string {
  return fileName([texts.report, periodInFileName(period)], ending);
}

/** `danh-muc-quoc-gia.xlsx` */
export function catalogueFileName(catalogue: Catalogue, ending: string): string {
  return fileName([texts.reference, resources.vi.reference.catalogue[catalogue]], ending);
}

/** `cong-van-don-doc.docx` */
export function urgingFileName(kind: UrgingKind, ending: string): string {
  return fileName([resources.vi.follow.urge[kind]], ending);
}

/** `du-thao-quyet-dinh-dr-vp-2024-0007.docx` */
export function filledFileName(kind: TemplateKind, code: string): string {
  return fileName([resources.vi.registers.papers[kind], code], 'docx');
}

/** `mau-du-thao-quyet-dinh-doan-ra.docx` */
export function paperTemplateFileName(kind: TemplateKind): string {
  return fileName([templateTexts.paper, resources.vi.templates.kind[kind]], 'docx');
}

/** `ket-qua-thuc-hien-118-TB-UBND.docx` */
export function resultsFileName(number: string, ending: string): string {
  return fileName([resultTexts.file, number], ending);
}

/** `so-chuyen-di-tung-nguoi-nam-2024.pdf` */
export function tripsFileName(
  store: ReadStore,
  { from, to }: Pick<Listed, 'from' | 'to'>,
  ending: string,
): string {
  return fileName([tripTexts.file, daysWords(store, from, to)], ending);
}
