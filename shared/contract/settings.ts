import * as z from 'zod';
import { settingsSchema } from '../registers/setting/settings.ts';
import { call } from './call.ts';
import { device, id, referenceValue, writeId } from './schemas.ts';

export const settings = {
  read: call.output(settingsSchema),
  save: call.input(z.object({ writeId, changes: settingsSchema.exactPartial() })).output(settingsSchema),
  changeDevice: call
    .input(
      z.object({
        prefix: z.string().max(20).exactOptional(),
        actorId: id.exactOptional(),
        post: referenceValue.nullable().exactOptional(),
      }),
    )
    .output(device),
};
