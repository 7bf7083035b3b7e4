import * as z from 'zod';
import { nameText } from '../text/name-text.ts';
import { settingsSchema } from '../registers/setting/settings.ts';
import { clockStates } from '../time/clock-plausible.ts';
import { call, done, refusalDetail } from './call.ts';
import { date, device, writeId } from './schemas.ts';
import { workProgress } from './works.ts';

const appStatus = z.object({
  state: z.enum(['ready', 'first-start', 'refused', 'preparing']),
  refusal: refusalDetail.nullable(),
  /** What is shown is what could be read of damaged data: nothing can be saved. */
  looking: z.boolean(),
  /** While `preparing`: the share (0 to 1) of the records whose lists and figures were derived anew; else null. */
  prepared: z.number().min(0).max(1).nullable(),
  /** How far a long save is; other saves wait for its end. Null while none is under way. */
  saving: workProgress.nullable(),
  device: device.nullable(),
  /** The day as of which everything is seen and with which forms begin; see `sample`. */
  today: date,
  /** This day, as the PC's clock or someone in this run says. */
  presentDay: date,
  /** That the register began with the sample, and whether everything is seen as of the sample's day. */
  sample: settingsSchema.shape.sample,
  /** How the PC's date looks; not plausible: the window asks what day it is before anything is entered. */
  clock: z.enum(clockStates),
  /** Day of the newest save, of any device; null for none. */
  lastSaveDate: date.nullable(),
  version: z.string(),
  dataDirectory: z.string(),
  /** The program before ended uncleanly; the data were checked. */
  recovered: z.boolean(),
  /** What this window remembers: language, last address, saved views. */
  memory: z.record(z.string(), z.string()).readonly(),
});
export type AppStatus = z.infer<typeof appStatus>;

/** Begins the names under which a window remembers what somebody typed: saved filters. That is never let go by itself. */
export const typedMemory = 'views/';

export const app = {
  status: call.output(appStatus),
  /** Closes data that are refused, and opens the folder anew: the lock may be free by now, or the disk have room. */
  openAgain: call.output(done),
  /** What was found of the data that nobody has seen yet, and whether they are refused by now. */
  notices: call.output(
    z.object({
      refused: z.boolean(),
      notices: z
        .array(refusalDetail.pick({ code: true, params: true }).extend({ at: z.string() }))
        .readonly(),
    }),
  ),
  noticeSeen: call.input(z.strictObject({ code: refusalDetail.shape.code })).output(done),
  setUp: call
    .input(
      z.strictObject({
        writeId,
        name: z.string().max(200),
        jobTitle: z.string().max(300),
        unit: z.string().max(300),
        prefix: z.string().max(20),
        post: device.shape.post,
        withSample: z.boolean(),
      }),
    )
    .output(done),
  /** Tells the program what day it is, for this run. */
  setToday: call.input(z.strictObject({ date })).output(done),
  /** Keeps an unexpected error of the window in the log file. */
  reportError: call
    .input(z.strictObject({ reference: z.string().max(40), text: z.string().max(50_000) }))
    .output(done),
  /** Tells the user outside the window; false where only the window itself can. */
  notify: call
    .input(z.strictObject({ title: z.string().max(200), body: z.string().max(1_000) }))
    .output(z.object({ shown: z.boolean() })),
  remember: call.input(z.strictObject({ name: nameText(100), value: z.string().max(100_000) })).output(done),
};
