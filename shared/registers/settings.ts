import * as z from 'zod';
import { defaultMarkerLimits } from '../border/marker.ts';
import { defaultCountingRules } from './all-registers.ts';

const signer = z.object({
  /** Prefix such as `KT. GIÁM ĐỐC`; empty for the head signing himself. */
  onBehalf: z.string().max(200),
  position: z.string().max(200),
  name: z.string().max(200),
});

const limit = z.number().int().positive().nullable();

/** Every setting with its shipped value. What law or practice may change is here or in the reference data. */
export const settingsSchema = z.object({
  calendarId: z.string().max(50).default('nd09'),
  countingRules: z
    .object({
      countEnterpriseMembers: z.boolean(),
      countVietnameseEscorts: z.boolean(),
      incomingDecidingDate: z.enum(['arrival', 'entry']),
    })
    .default({
      countEnterpriseMembers: defaultCountingRules.countEnterpriseMembers,
      countVietnameseEscorts: defaultCountingRules.countVietnameseEscorts,
      incomingDecidingDate: defaultCountingRules.incomingDecidingDate,
    }),
  /** Lạng Sơn's own number was not found; 15 days is the common rule. */
  reportRule: z
    .object({ days: z.number().int().min(1).max(365), unit: z.enum(['calendarDays', 'workingDays']) })
    .default({ days: 15, unit: 'calendarDays' }),
  limits: z
    .object({ people: limit, days: limit, countries: limit })
    .default({ people: null, days: null, countries: null }),
  /** Day of the last month of the period by which the report is due (Nghị định 09/2019/NĐ-CP, Điều 13). */
  reportDueDay: z.number().int().min(1).max(31).default(25),
  /** Days before the expiry of a travel document from which it is shown at home. */
  expiryNoticeDays: z.number().int().min(0).max(1000).default(180),
  issuer: z
    .object({
      parent: z.string().max(300),
      name: z.string().max(300),
      symbol: z.string().max(50),
      place: z.string().max(100),
    })
    .nullable()
    .default(null),
  signer: signer.nullable().default(null),
  /** Lines of "Nơi nhận", without the leading dash; null: the shipped ones. */
  recipients: z.array(z.string().max(300)).max(50).nullable().default(null),
  /** Line "Kính gửi"; null: the shipped one. */
  addressee: z.string().max(300).nullable().default(null),
  /** Markers of the province's own stretch; its east end was found in no published source. */
  markerLimits: z
    .object({
      west: z.number().int().min(1).max(1378),
      east: z.number().int().min(1).max(1378),
      longestSpan: z.number().int().min(1).max(1378),
    })
    .default(defaultMarkerLimits),
  /** Days in which the other side should have answered, and days without a step that make a case a backlog. */
  incidentRules: z
    .object({
      waitingDays: z.number().int().min(1).max(1000),
      backlogDays: z.number().int().min(1).max(1000),
    })
    .default({ waitingDays: 15, backlogDays: defaultCountingRules.incidentBacklogDays }),
  /** Whether tables name units as on the record's date or as they are called now. */
  groupUnits: z.enum(['asThen', 'asNow']).default('asThen'),
  /** Pixels of the longest side to which photos are scaled when they are added; null: never. */
  photoLongestSide: z.number().int().min(500).max(20_000).nullable().default(2_000),
  backupFolder: z.string().max(1000).nullable().default(null),
});

export type Settings = z.infer<typeof settingsSchema>;
export type SettingKey = keyof Settings;
