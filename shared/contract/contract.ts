import { oc } from '@orpc/contract';
import * as z from 'zod';
import type { LineModel } from '../border/line.ts';
import type { ReadNotice } from '../notices/read-notice.ts';
import { openRegisterNames, registerNames } from '../registers/all-registers.ts';
import { issueCodes, type Issue } from '../registers/check.ts';
import type { AnyRecord, LinkedFrom } from '../registers/define-register.ts';
import type { FileReference, JsonValue, RecordLink } from '../registers/field.ts';
import type { HistoryEntry } from '../registers/history.ts';
import type { ImportResult } from '../import/import-result.ts';
import { listQuerySchema, type ListPage } from '../registers/list-query.ts';
import { settingsSchema } from '../registers/settings.ts';
import { bookLayouts } from '../report/book.ts';
import { followedQuerySchema, type FollowedTasks } from '../registers/task/followed-tasks.ts';
import type { ManagerOverview } from '../report/manager.ts';
import { urgingKinds } from '../report/urging.ts';
import { leavableKeys, type ReportModel } from '../report/report-model.ts';
import { catalogues, type ReferenceRow } from '../reference/reference-row.ts';
import { clockStates } from '../time/clock-plausible.ts';
import { isPlainDate, type PlainDate } from '../time/plain-date.ts';
import { refusalCodes } from './refusal.ts';

/** A schema whose parsed value is known by a type that is written elsewhere; it checks the outline, not every leaf. */
function outline<T>(schema: z.ZodType): z.ZodType<T> {
  return schema as z.ZodType<T>;
}

const id = z.uuid();
const writeId = z.uuid();
const date = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value));
const openRegister = z.enum(openRegisterNames);
/** What is read, withdrawn and taken back like a record of an open register. */
const editableRegister = z.enum([...openRegisterNames, 'reference-item']);
const params = z.record(z.string(), z.union([z.string(), z.number()]));

const issue = outline<Issue>(
  z.looseObject({
    code: z.enum(issueCodes),
    severity: z.enum(['error', 'warning']),
    field: z.string().nullable(),
    params,
  }),
);
export const refusalDetail = z.object({ code: z.enum(refusalCodes), params, issues: z.array(issue) });

/** Every call may be refused for a reason that the user can understand. */
const base = oc.errors({ REFUSED: { status: 422, data: refusalDetail } });

const record = outline<AnyRecord>(
  z.looseObject({ id: z.string(), code: z.string(), withdrawn: z.object({ reason: z.string() }).nullable() }),
);
const json: z.ZodType<JsonValue> = z.json();
const inputValues = z.record(z.string().max(60), json);
const childSave = z.object({
  id,
  position: z.number().int().min(0).max(1_000_000).optional(),
  withdrawn: z.boolean().optional(),
  fields: inputValues,
});
const recordSave = z.object({
  register: editableRegister,
  id,
  fields: inputValues,
  children: z.record(z.string().max(60), z.array(childSave).max(2_000)),
});
/** A save as it comes over the wire. */
export type WireSave = z.infer<typeof recordSave>;

const saveOutcome = z.object({
  saveId: z.string(),
  records: z.array(
    z.object({ register: z.enum(registerNames), id: z.string(), code: z.string(), changed: z.boolean() }),
  ),
});

const referenceValue = z.object({ code: z.string().max(100).nullable(), text: z.string().max(500) });
const device = z.object({
  id: z.string(),
  prefix: z.string(),
  actorId: z.string(),
  actorName: z.string(),
  /** The border post where this PC stands; null in the office. */
  post: referenceValue.nullable(),
});
const appStatus = z.object({
  state: z.enum(['ready', 'first-start', 'refused']),
  refusal: refusalDetail.nullable(),
  device: device.nullable(),
  today: date,
  /** How the PC's date looks; not plausible: the window asks what day it is before anything is entered. */
  clock: z.enum(clockStates),
  /** Day of the newest save, of any device; null for none. */
  lastSaveDate: date.nullable(),
  version: z.string(),
  dataDirectory: z.string(),
  /** The program before ended uncleanly; the data were checked. */
  recovered: z.boolean(),
  /** What this window remembers: language, last address, saved views. */
  memory: z.record(z.string(), z.string()),
});
export type AppStatus = z.infer<typeof appStatus>;

const recordView = z.object({
  record,
  issues: z.array(issue),
  missing: z.array(z.string()),
  status: z.string().nullable(),
  personTrips: z.number(),
  counted: z.boolean(),
  decidingDate: date.nullable(),
  reportDue: date.nullable(),
  /** Records that point to this one. */
  linkedFrom: z.array(outline<LinkedFrom>(z.looseObject({ id: z.string(), through: z.string() }))),
});
export type RecordView = z.infer<typeof recordView>;

const importResult = outline<ImportResult>(
  z.looseObject({ good: z.number(), bad: z.number(), problems: z.array(z.looseObject({})) }),
);
const referenceRow = outline<ReferenceRow>(
  z.looseObject({ id: z.string(), catalogue: z.enum(catalogues), code: z.string() }),
);

const period = z.object({ calendarId: z.string().max(50), periodCode: z.string().max(50) });
const file = outline<FileReference>(
  z.object({ hash: z.string().length(64), name: z.string().max(500), size: z.number(), type: z.string() }),
);

const book = z.object({
  register: openRegister,
  from: date.nullable(),
  to: date.nullable(),
  layout: z.enum(bookLayouts),
  columns: z.array(z.string().max(60)).max(60),
  withWithdrawn: z.boolean(),
});

/**
 * What a new record is begun for: as a step of an incident, as a reply to a letter, like an earlier record, for a yearly
 * occasion, as the task that follows from a talk or an incident. `other` is the id of that record, or the code of the occasion.
 */
export const startPurposes = ['step', 'reply', 'like', 'occasion', 'followUp'] as const;
export type StartPurpose = (typeof startPurposes)[number];

export const formats = ['docx', 'xlsx', 'pdf', 'json'] as const;
export type DocumentFormat = (typeof formats)[number];

const homeTrip = z.object({
  register: openRegister,
  id: z.string(),
  code: z.string(),
  title: z.string(),
  date,
  /** Days from today; negative when past. */
  days: z.number(),
  kind: z.string(),
});
export type HomeTrip = z.infer<typeof homeTrip>;
const measure = z.object({ delegations: z.number(), personTrips: z.number() });
const incidentStock = z.object({
  carriedOver: z.number(),
  occurred: z.number(),
  settled: z.number(),
  pending: z.number(),
});
const homeOverview = z.object({
  calendarName: z.string(),
  periodCode: z.string(),
  periodName: z.string(),
  from: date,
  to: date,
  daysToCutOff: z.number(),
  reportDue: date,
  outgoing: z.object({ now: measure, lastYear: measure }),
  incoming: z.object({ now: measure, lastYear: measure }),
  reports: z.array(homeTrip),
  movements: z.array(homeTrip),
  expiring: z.array(homeTrip),
  /** Incidents that wait for the other side, next steps, letters without an answer, commitments that fall due. */
  border: z.array(homeTrip),
  /** Tasks that are late or fall due within two weeks. */
  tasks: z.array(homeTrip),
  incidents: z.object({ now: incidentStock, lastYear: incidentStock }),
  occasions: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      date,
      days: z.number(),
      lastLetter: z.string().nullable(),
    }),
  ),
});
export type HomeOverview = z.infer<typeof homeOverview>;

const personMatch = z.object({
  id: z.string(),
  code: z.string(),
  fullName: z.string(),
  jobTitle: z.string().nullable(),
  agency: z.string().nullable(),
  sex: z.string().nullable(),
  nationality: z.string().nullable(),
  category: z.string().nullable(),
});
export type PersonMatch = z.infer<typeof personMatch>;

/** Every call that the window can make. */
export const contract = {
  app: {
    status: base.output(appStatus),
    setUp: base
      .input(
        z.object({
          writeId,
          name: z.string().max(200),
          jobTitle: z.string().max(300),
          unit: z.string().max(300),
          prefix: z.string().max(20),
          withSample: z.boolean(),
        }),
      )
      .output(z.object({ done: z.literal(true) })),
    /** Tells the program what day it is, for this run. */
    setToday: base.input(z.object({ date })).output(z.object({ done: z.literal(true) })),
    /** Keeps an unexpected error of the window in the log file. */
    reportError: base
      .input(z.object({ reference: z.string().max(40), text: z.string().max(50_000) }))
      .output(z.object({ done: z.literal(true) })),
    /** Tells the user outside the window; false where only the window itself can. */
    notify: base
      .input(z.object({ title: z.string().max(200), body: z.string().max(1_000) }))
      .output(z.object({ shown: z.boolean() })),
    remember: base
      .input(z.object({ name: z.string().max(100), value: z.string().max(100_000) }))
      .output(z.object({ done: z.literal(true) })),
  },
  records: {
    list: base.input(listQuerySchema).output(
      outline<ListPage>(
        z.looseObject({
          total: z.number(),
          personTrips: z.number(),
          rows: z.array(z.looseObject({ record })),
        }),
      ),
    ),
    read: base.input(z.object({ register: openRegister, id })).output(recordView),
    /** Values with which a new record begins: today, the PC's own post, the type of the last one. */
    start: base
      .input(
        z.object({
          register: openRegister,
          purpose: z.enum(startPurposes).nullable(),
          other: z.string().max(100),
        }),
      )
      .output(z.object({ fields: inputValues })),
    /** Records that a link may point to, newest first. */
    findLinks: base
      .input(z.object({ registers: z.array(openRegister).min(1), search: z.string().max(200) }))
      .output(z.array(outline<RecordLink>(z.looseObject({ register: z.string(), id: z.string() })))),
    /** Judges a record as typed, with the lookups that only the database has. Nothing is kept. */
    judge: base.input(z.object({ register: openRegister, save: recordSave })).output(
      z.object({
        issues: z.array(issue),
        duplicates: z.array(z.object({ id: z.string(), code: z.string(), title: z.string() })),
      }),
    ),
    save: base.input(z.object({ writeId, saves: z.array(recordSave).min(1).max(500) })).output(saveOutcome),
    withdraw: base
      .input(z.object({ writeId, register: editableRegister, id, reason: z.string().max(1_000) }))
      .output(saveOutcome),
    reinstate: base.input(z.object({ writeId, register: editableRegister, id })).output(saveOutcome),
    undo: base
      .input(z.object({ writeId, saveId: id, recordId: id.optional(), reason: z.string().min(1).max(1_000) }))
      .output(saveOutcome),
    restoreVersion: base
      .input(z.object({ writeId, register: editableRegister, id, saveId: id }))
      .output(saveOutcome),
    history: base
      .input(z.object({ register: editableRegister, id }))
      .output(
        z.array(
          outline<HistoryEntry>(
            z.looseObject({ saveId: z.string(), at: z.string(), changes: z.array(z.looseObject({})) }),
          ),
        ),
      ),
    reveal: base
      .input(
        z.object({
          register: openRegister,
          id,
          list: z.string().max(60),
          childId: id,
          field: z.string().max(60),
        }),
      )
      .output(z.object({ number: z.string() })),
    forgetNumbers: base
      .input(z.object({ register: openRegister, id }))
      .output(z.object({ done: z.literal(true) })),
    exportSheet: base.input(listQuerySchema).output(z.file()),
    /** The bound register of a period as a page, at most `most` records of it; null: all. */
    book: base
      .input(book.extend({ most: z.number().int().positive().nullable() }))
      .output(z.object({ html: z.string(), total: z.number(), columns: z.array(z.string()) })),
    bookPdf: base.input(book).output(z.file()),
    import: base
      .input(
        z.object({
          writeId,
          register: openRegister,
          file: z.file(),
          dryRun: z.boolean(),
          skipBadRows: z.boolean(),
        }),
      )
      .output(importResult),
    matchPeople: base
      .input(z.object({ names: z.array(z.string().max(200)).max(500), on: date.nullable() }))
      .output(z.array(z.object({ name: z.string(), matches: z.array(personMatch) }))),
  },
  drafts: {
    list: base.output(z.array(z.object({ form: z.string(), updatedAt: z.string() }))),
    read: base
      .input(z.object({ form: z.string().max(200) }))
      .output(z.object({ content: z.string().nullable() })),
    keep: base
      .input(z.object({ form: z.string().max(200), content: z.string().max(2_000_000) }))
      .output(z.object({ done: z.literal(true) })),
    remove: base.input(z.object({ form: z.string().max(200) })).output(z.object({ done: z.literal(true) })),
  },
  files: {
    keep: base.input(z.object({ file: z.file() })).output(file),
    present: base
      .input(z.object({ hashes: z.array(z.string().length(64)).max(1_000) }))
      .output(z.object({ missing: z.array(z.string()) })),
    read: base
      .input(z.object({ hash: z.string().length(64), name: z.string().max(500), type: z.string().max(200) }))
      .output(z.file()),
  },
  reference: {
    rows: base.output(z.array(referenceRow)),
    /** Rows that were taken out; they can be reinstated. */
    withdrawnRows: base.output(z.array(z.object({ row: referenceRow, reason: z.string() }))),
    exportSheet: base.input(z.object({ catalogue: z.enum(catalogues) })).output(z.file()),
    importSheet: base
      .input(
        z.object({
          writeId,
          catalogue: z.enum(catalogues),
          file: z.file(),
          dryRun: z.boolean(),
          skipBadRows: z.boolean(),
        }),
      )
      .output(importResult),
  },
  settings: {
    read: base.output(settingsSchema),
    save: base.input(z.object({ writeId, changes: settingsSchema.partial() })).output(settingsSchema),
    changeDevice: base
      .input(
        z.object({
          prefix: z.string().max(20).optional(),
          actorId: id.optional(),
          post: referenceValue.nullable().optional(),
        }),
      )
      .output(device),
  },
  home: { overview: base.output(homeOverview) },
  border: {
    /** The schematic line of a period, both ends inclusive and null open; no types: all types. */
    line: base
      .input(
        z.object({ from: date.nullable(), to: date.nullable(), types: z.array(z.string().max(60)).max(200) }),
      )
      .output(
        outline<LineModel>(
          z.looseObject({
            limits: z.looseObject({ west: z.number(), east: z.number() }),
            features: z.array(z.unknown()),
            incidents: z.array(z.unknown()),
            lastYear: z.array(z.unknown()),
            unplaced: z.number(),
          }),
        ),
      ),
  },
  tasks: {
    /** Tasks as they stand today, by status or by due date. */
    followed: base.input(followedQuerySchema).output(
      outline<FollowedTasks>(
        z.looseObject({
          columns: z.array(z.looseObject({ total: z.number() })),
          choices: z.looseObject({}),
        }),
      ),
    ),
    /** Everything on the days from–to, both inclusive: due tasks, delegations, talks, days of the law. */
    month: base.input(z.object({ from: date, to: date })).output(
      z.array(
        z.object({
          kind: z.enum(['task', 'taskDone', 'tripStart', 'tripEnd', 'talk', 'deadline']),
          date,
          register: z.enum(registerNames).nullable(),
          id: z.string().nullable(),
          code: z.string(),
          title: z.string(),
        }),
      ),
    ),
    /** Papers that urge tasks, one for each addressee. */
    urge: base
      .input(
        z.object({
          kind: z.enum(urgingKinds),
          ids: z.array(id).min(1).max(2_000),
          format: z.enum(['docx', 'pdf']),
        }),
      )
      .output(z.file()),
    reminders: base.output(
      z.object({
        overdue: z.number(),
        dueToday: z.number(),
        dueSoon: z.number(),
        first: z.array(z.string()),
      }),
    ),
    manager: base
      .input(z.object({ unknown: z.string().max(100) }))
      .output(
        outline<ManagerOverview>(
          z.looseObject({ quarters: z.array(z.looseObject({ code: z.string() })), total: z.looseObject({}) }),
        ),
      ),
  },
  notices: {
    /** Reads the tasks of a notice, from a file or else from a pasted text. Nothing is kept. */
    read: base.input(z.object({ file: z.file().nullable(), text: z.string().max(5_000_000) })).output(
      z.object({
        notice: outline<ReadNotice>(
          z.looseObject({ tasks: z.array(z.looseObject({ ref: z.string(), text: z.string() })) }),
        ),
        document: z.object({ id, code: z.string() }).nullable(),
        known: z.number(),
      }),
    ),
  },
  reports: {
    model: base
      .input(period)
      .output(
        outline<ReportModel>(
          z.looseObject({ period: z.looseObject({ code: z.string() }), figures: z.looseObject({}) }),
        ),
      ),
    html: base.input(period).output(z.object({ html: z.string() })),
    document: base.input(period.extend({ format: z.enum(formats) })).output(z.file()),
    standing: base.input(period).output(
      z.object({
        closed: z.boolean(),
        closings: z.array(
          z.object({
            closedOn: date.nullable(),
            closedBy: z.string().nullable(),
            reopenedOn: date.nullable(),
            reopenedBy: z.string().nullable(),
            reopenReason: z.string().nullable(),
          }),
        ),
        signedNumber: z.string().nullable(),
        signedDate: date.nullable(),
        signedFiles: z.array(file),
      }),
    ),
    incompleteness: base.input(period).output(
      z.array(
        z.object({
          kind: z.enum(['warning', 'missing', 'section', 'not-over']),
          register: z.enum(registerNames).nullable(),
          recordId: z.string().nullable(),
          code: z.string(),
          title: z.string(),
          details: z.array(z.string()),
        }),
      ),
    ),
    saveSection: base
      .input(
        period.extend({
          writeId,
          key: z.enum(leavableKeys),
          text: z.string().max(50_000).nullable().optional(),
          leftOut: z.boolean().optional(),
        }),
      )
      .output(z.object({ done: z.literal(true) })),
    close: base.input(period.extend({ writeId })).output(z.object({ done: z.literal(true) })),
    reopen: base
      .input(period.extend({ writeId, leader: z.string().max(300), reason: z.string().max(1_000) }))
      .output(z.object({ done: z.literal(true) })),
    saveSigned: base
      .input(
        period.extend({
          writeId,
          number: z.string().max(200).nullable(),
          date: date.nullable(),
          files: z.array(file),
        }),
      )
      .output(z.object({ done: z.literal(true) })),
  },
  data: {
    verify: base.output(
      z.object({
        records: z.number(),
        logRows: z.number(),
        files: z.number(),
        faults: z.array(z.object({ kind: z.string(), detail: z.string() })),
      }),
    ),
    backup: base.output(
      z.object({ path: z.string(), records: z.number(), logRows: z.number(), files: z.number() }),
    ),
    restore: base.input(z.object({ file: z.file() })).output(z.object({ setAside: z.string().nullable() })),
  },
};

export type AppContract = typeof contract;
