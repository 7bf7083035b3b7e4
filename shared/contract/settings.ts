import * as z from 'zod';
import { settingsSchema } from '../registers/setting/settings.ts';
import { call } from './call.ts';
import { strict } from './strict.ts';
import { device, referenceValue, version, writeId } from './schemas.ts';

/** All settings, with the version that a form which edits them begins from. */
const versionedSettings = z.object({ settings: settingsSchema, version }).readonly();
export type VersionedSettings = z.infer<typeof versionedSettings>;

export const settings = {
  read: call.output(settingsSchema),
  readForEditing: call.output(versionedSettings),
  save: call
    .input(
      z.strictObject({
        writeId,
        changes: strict(settingsSchema.exactPartial()),
        basedOn: version.exactOptional(),
      }),
    )
    .output(versionedSettings),
  changeDevice: call
    .input(
      z.strictObject({
        prefix: z.string().max(20).exactOptional(),
        post: referenceValue.nullable().exactOptional(),
      }),
    )
    .output(device),
};
