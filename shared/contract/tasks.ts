import * as z from 'zod';
import {
  boardColumns,
  boardQuerySchema,
  type BoardTask,
  type FilledBoard,
} from '../registers/task/task-board.ts';
import { signerSchema } from '../registers/setting/signer.ts';
import type { ManagerOverview } from '../report/manager.ts';
import { urgingKinds } from '../report/urging-words.ts';
import { call } from './call.ts';
import { quarterFigures } from './quarter-figures.ts';
import { date, id, openRegister, version } from './schemas.ts';
import { strict } from './strict.ts';

const signer = strict(signerSchema);

const followedTask = z
  .object({
    id: z.string(),
    version,
    code: z.string(),
    title: z.string(),
    column: z.enum(boardColumns),
    status: z.string(),
    due: date.nullable(),
    days: z.number().nullable(),
    lead: z.string().nullable(),
    office: z.string().nullable(),
    person: z.string().nullable(),
    leader: z.string().nullable(),
    group: z.string().nullable(),
    document: z.string().nullable(),
    documentName: z.string().nullable(),
  })
  .readonly() satisfies z.ZodType<BoardTask>;

const choices = z
  .array(z.object({ value: z.string(), label: z.string(), count: z.number() }).readonly())
  .readonly();

const boardTasks = z
  .object({
    columns: z
      .array(
        z
          .object({
            column: z.enum([...boardColumns, 'all']),
            total: z.number(),
            tasks: z.array(followedTask).readonly(),
          })
          .readonly(),
      )
      .readonly(),
    choices: z
      .object({ unit: choices, person: choices, leader: choices, document: choices, group: choices })
      .readonly(),
  })
  .readonly() satisfies z.ZodType<FilledBoard>;

const workload = z
  .object({ label: z.string(), open: z.number(), late: z.number(), in7: z.number(), in30: z.number() })
  .readonly();

/** Written out by the manager's figures; the compiler holds their names against the report's. */
const managerOverview = z
  .object({
    total: workload,
    byLead: z.array(workload).readonly(),
    byPerson: z.array(workload).readonly(),
    late: z.array(followedTask).readonly(),
    quarters: z.array(quarterFigures).readonly(),
  })
  .readonly() satisfies z.ZodType<ManagerOverview>;

const monthEntry = z
  .object({
    /** The kind of days of its register; null: a day that the law sets. */
    kind: z.string().nullable(),
    date,
    /** The last day of what lasts over several; null: it stands on its day alone. */
    until: date.nullable(),
    /** Null, as the id: no record has to do with it. */
    register: openRegister.nullable(),
    id: z.string().nullable(),
    code: z.string(),
    title: z.string(),
  })
  .readonly();

export type MonthEntry = z.infer<typeof monthEntry>;

export const tasks = {
  /** Tasks as they stand today, by status or by due date. */
  followed: call.input(boardQuerySchema).output(boardTasks),
  /** Everything on the days from–to, both inclusive: what registers show by day, and of what lasts over days all of them; days of the law. */
  month: call.input(z.strictObject({ from: date, to: date })).output(z.array(monthEntry).readonly()),
  /** Papers that urge tasks, one for each addressee. */
  urge: call
    .input(
      z.strictObject({
        kind: z.enum(urgingKinds),
        ids: z.array(id).min(1).max(2_000),
        format: z.enum(['docx', 'pdf']),
        /** Who signs them; none: the first of the settings. */
        signer: signer.exactOptional(),
      }),
    )
    .output(z.file()),
  /** How many tasks are late, due today and due soon, with what the first few are. */
  reminders: call.output(
    z.object({
      overdue: z.number(),
      dueToday: z.number(),
      dueSoon: z.number(),
      first: z.array(z.string()).readonly(),
    }),
  ),
  manager: call.input(z.strictObject({ unknown: z.string().max(100) })).output(managerOverview),
};
