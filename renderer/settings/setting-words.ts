import * as z from 'zod';
import type { TFunction } from 'i18next';
import type { Settings } from '../../shared/registers/setting/settings.ts';
import { signerInLine, signerSchema } from '../../shared/registers/setting/signer.ts';
import { reportOutlines, type ReportOutline } from '../../shared/registers/setting/report-outline.ts';
import { shippedOutlines } from '../../shared/report/outlines.ts';
import { reportCalendars } from '../../shared/time/reporting-calendar.ts';

/** One value of a setting: the setting itself, or a part of it. */
export interface SettingPart {
  /** As in `markerLimits.west`. */
  readonly path: string;
  /** What was entered, as JSON. */
  readonly value: unknown;
}

/** The values of a setting one by one, as a form shows them. */
export function partsOf(key: string, value: unknown): readonly SettingPart[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return [{ path: key, value: value ?? null }];
  return Object.entries(value).map(([name, inner]: readonly [string, unknown]) => ({
    path: `${key}.${name}`,
    value: inner ?? null,
  }));
}

/** Parts of `after` that `before` holds otherwise. */
export function differingParts(key: string, before: unknown, after: unknown): readonly SettingPart[] {
  const known = new Map(partsOf(key, before).map(({ path, value }) => [path, JSON.stringify(value)]));
  return partsOf(key, after).filter(({ path, value }) => known.get(path) !== JSON.stringify(value));
}

type WholeSetting = Exclude<
  keyof Settings,
  | 'countingRules'
  | 'reportRule'
  | 'limits'
  | 'issuer'
  | 'recipients'
  | 'quickReportTo'
  | 'markerLimits'
  | 'incidentRules'
  | 'sample'
  | 'dataLoss'
>;

/** Labels as the forms bear them. */
const ofWhole = {
  calendarId: 'reports.calendar',
  reportDueDay: 'settings.reportDueDay',
  expiryNoticeDays: 'settings.expiryDays',
  signers: 'settings.signers',
  addressee: 'settings.addressee',
  outline: 'reports.outline',
  outlines: 'settings.outlines',
  countAwaitingIncidents: 'settings.countAwaiting',
  groupUnits: 'reference:groupUnits',
  beforeDay: 'notices:beforeDay',
  photoLongestSide: 'settings.photoSide',
  backupWarnDays: 'backups:warnDays',
  importColumns: 'imports:assign.setting',
} as const satisfies Record<WholeSetting, string>;

type PartsOf<Key extends keyof Settings> = `${Key}.${keyof NonNullable<Settings[Key]> & string}`;

const ofParts = {
  'countingRules.countEnterpriseMembers': 'settings.enterprise',
  'countingRules.countVietnameseEscorts': 'settings.escorts',
  'countingRules.incomingDecidingDate': 'settings.incomingDate',
  'reportRule.days': 'settings.reportDays',
  'reportRule.unit': 'settings.reportUnit',
  'limits.people': 'settings.limitPeople',
  'limits.days': 'settings.limitDays',
  'limits.countries': 'settings.limitCountries',
  'issuer.parent': 'settings.parent',
  'issuer.name': 'settings.agency',
  'issuer.symbol': 'settings.symbol',
  'issuer.place': 'settings.place',
  'recipients.report': 'settings.recipientsOf.report',
  'recipients.quickReport': 'settings.recipientsOf.quickReport',
  'recipients.letter': 'settings.recipientsOf.letter',
  'recipients.urgingSlip': 'settings.recipientsOf.urgingSlip',
  'recipients.urgingLetter': 'settings.recipientsOf.urgingLetter',
  'recipients.results': 'settings.recipientsOf.results',
  'quickReportTo.department': 'settings.quickReportToDepartment',
  'quickReportTo.post': 'settings.quickReportToPost',
  'markerLimits.west': 'settings.markerWest',
  'markerLimits.east': 'settings.markerEast',
  'markerLimits.longestSpan': 'settings.markerSpan',
  'incidentRules.waitingDays': 'settings.waitingDays',
  'incidentRules.backlogDays': 'settings.backlogDays',
} as const satisfies Record<
  | PartsOf<'countingRules'>
  | PartsOf<'reportRule'>
  | PartsOf<'limits'>
  | PartsOf<'issuer'>
  | PartsOf<'recipients'>
  | PartsOf<'quickReportTo'>
  | PartsOf<'markerLimits'>
  | PartsOf<'incidentRules'>,
  string
>;

const labels = new Map(Object.entries({ ...ofWhole, ...ofParts }));

export function settingLabel(t: TFunction, path: string): string {
  const label = labels.get(path);
  return label === undefined ? path : t(label);
}

/** An outline with its sections. */
function outlineText({ name, sections }: ReportOutline): string {
  return `${name}: ${sections.map(({ heading }) => heading).join(', ')}`;
}

const importColumn = z.object({ head: z.string(), target: z.string().nullable() });

/** One of several values: a signer, an outline, or a line. */
function lineText(one: unknown): string {
  const signer = signerSchema.safeParse(one);
  if (signer.success) return signerInLine(signer.data);
  const column = importColumn.safeParse(one);
  if (column.success) return `${column.data.head} → ${column.data.target ?? '–'}`;
  const [outline] = reportOutlines.safeParse([one]).data ?? [];
  return outline === undefined ? String(one) : outlineText(outline);
}

/** A value in words; empty for none. */
export function settingText(t: TFunction, language: string, { path, value }: SettingPart): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
  if (Array.isArray(value)) return value.map(lineText).join('; ');
  const text = String(value);
  if (path === 'calendarId') {
    const name = reportCalendars.find((calendar) => calendar.id === text)?.name;
    return (language === 'en' ? name?.en : language === 'zh' ? name?.zh : name?.vi) ?? text;
  }
  if (path === 'outline')
    return shippedOutlines.find(({ key }) => key === text)?.name ?? t('settings.ownOutline');
  if (path === 'beforeDay') return t(`notices:${text}`);
  if (path === 'groupUnits') return t(`reference:${text}`);
  if (path === 'reportRule.unit' || path === 'countingRules.incomingDecidingDate')
    return t(`settings.${text}`);
  return text;
}
