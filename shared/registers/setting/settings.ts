import * as z from 'zod';
import { nameText } from '../../text/name-text.ts';
import { defaultMarkerLimits } from '../../border/marker.ts';
import { isPlainDate, type PlainDate } from '../../time/plain-date.ts';
import { defaultCountingRules } from '../all-registers.ts';
import { dataLossSchema } from './data-loss.ts';
import { linesSchema, recipientsSchema } from './recipients.ts';
import { reportOutlines } from './report-outline.ts';
import { signerSchema } from './signer.ts';

const limit = z.number().int().positive().nullable();

/** Heads of sheets that are remembered at most. */
export const MOST_IMPORT_COLUMNS = 1_000;

/** Every setting. What law or practice may change is here or in the reference data. */
export const settingsSchema = z.object({
  calendarId: nameText(50),
  countingRules: z.object({
    countEnterpriseMembers: z.boolean(),
    countVietnameseEscorts: z.boolean(),
    incomingDecidingDate: z.enum(['arrival', 'entry']),
  }),
  /** How long after its return a delegation's report is due. */
  reportRule: z.object({
    days: z.number().int().min(1).max(365),
    unit: z.enum(['calendarDays', 'workingDays']),
  }),
  limits: z.object({ people: limit, days: limit, countries: limit }),
  /** Day of the last month of the period by which the report is due (Nghị định 09/2019/NĐ-CP, Điều 13). */
  reportDueDay: z.number().int().min(1).max(31),
  /** Days before the expiry of a travel document from which it is shown at home. */
  expiryNoticeDays: z.number().int().min(0).max(1000),
  /** What "trước ngày D" in a paper that assigns tasks means as their last day; tasks that are saved keep theirs. */
  beforeDay: z.enum(['dayBefore', 'sameDay']),
  issuer: z
    .object({
      parent: z.string().max(300),
      name: z.string().max(300),
      symbol: z.string().max(50),
      place: z.string().max(100),
    })
    .nullable(),
  /** Who may sign papers, the usual one first; null: the head without a name. */
  signers: z.array(signerSchema).max(20).nullable(),
  /** Null: the shipped ones of every kind. */
  recipients: recipientsSchema.nullable(),
  /** Key of the outline of periodic reports, and the outlines that were edited or added; null: as shipped. */
  outline: nameText(50),
  outlines: reportOutlines.nullable(),
  /** Line "Kính gửi"; null: the shipped one. */
  addressee: z.string().max(300).nullable(),
  /** Whom quick reports go to, from the department and from a border post; null: the shipped ones. */
  quickReportTo: z.object({ department: linesSchema, post: linesSchema }).nullable(),
  /** Markers of the province's own stretch. */
  markerLimits: z.object({
    west: z.number().int().min(1).max(1378),
    east: z.number().int().min(1).max(1378),
    longestSpan: z.number().int().min(1).max(1378),
  }),
  /** Days in which the other side should have answered, and days without a step that make a case a backlog. */
  incidentRules: z.object({
    waitingDays: z.number().int().min(1).max(1000),
    backlogDays: z.number().int().min(1).max(1000),
  }),
  /** Whether quick reports of posts that wait for their cross-check count; practice was found in no published source. */
  countAwaitingIncidents: z.boolean(),
  /** Whether tables name units as on the record's date or as they are called now. */
  groupUnits: z.enum(['asThen', 'asNow']),
  /** Pixels of the longest side to which photos are scaled when they are added; null: never. */
  photoLongestSide: z.number().int().min(500).max(20_000).nullable(),
  /** The register began with the sample; null: it did not, or with one of a version that had no day of its own. */
  sample: z
    .object({
      /** The day that the sample was made for. */
      day: z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value)),
      /** Whether everything is seen as of that day; else as of the present one. */
      seenAsOf: z.boolean(),
    })
    .nullable(),
  /** The last time that data were brought back after damage; its log holds them all. Null: never. */
  dataLoss: dataLossSchema.nullable(),
  /** Days without a backup after which the first screen warns. */
  backupWarnDays: z.number().int().min(1).max(365),
  /** What heads of sheets were read as by hand, by register and folded head; a null target is not read. Null: none yet. */
  importColumns: z
    .array(
      z.object({
        register: z.string().max(50),
        head: z.string().max(500),
        target: z.string().max(100).nullable(),
      }),
    )
    .max(MOST_IMPORT_COLUMNS)
    .nullable(),
});

export type Settings = z.infer<typeof settingsSchema>;

/** What holds until somebody sets it. Apart from the schema, so that a save of one setting never brings others back to this. */
export const shippedSettings: Settings = {
  calendarId: 'nd09',
  countingRules: {
    countEnterpriseMembers: defaultCountingRules.countEnterpriseMembers,
    countVietnameseEscorts: defaultCountingRules.countVietnameseEscorts,
    incomingDecidingDate: defaultCountingRules.incomingDecidingDate,
  },
  // Lạng Sơn's own number was not found; 15 days is the common rule.
  reportRule: { days: 15, unit: 'calendarDays' },
  limits: { people: null, days: null, countries: null },
  reportDueDay: 25,
  expiryNoticeDays: 180,
  // A ministry's own register of the tasks that it was given counts so, 13 of 13 times.
  beforeDay: 'dayBefore',
  issuer: null,
  signers: null,
  recipients: null,
  outline: 'fourParts',
  outlines: null,
  addressee: null,
  // Whom a post reports to was found in no published source.
  quickReportTo: null,
  // The west end lies between 947, Cao Bằng's, and 962, Lạng Sơn's.
  markerLimits: defaultMarkerLimits,
  incidentRules: { waitingDays: 15, backlogDays: defaultCountingRules.incidentBacklogDays },
  countAwaitingIncidents: defaultCountingRules.countAwaitingIncidents,
  groupUnits: 'asThen',
  photoLongestSide: 2_000,
  sample: null,
  dataLoss: null,
  backupWarnDays: 3,
  importColumns: null,
};
