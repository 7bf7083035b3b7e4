import * as z from 'zod';
import { call } from './call.ts';
import { actor, device, id, writeId } from './schemas.ts';

/** Who shall work on this PC: a person of the register, or someone who is written into it by this. */
const nextActor = z.union([
  z.strictObject({ id }),
  z.strictObject({ name: z.string().trim().min(1).max(200), jobTitle: z.string().max(300) }),
]);
export type NextActor = z.infer<typeof nextActor>;

/** Who works on this PC. */
export const actors = {
  /** Everyone who worked on it and is in the register still, the latest first; who works now is the first. */
  recent: call.output(z.array(actor).readonly()),
  /** From then on every change is made by this person; what was begun before stays whose it was. */
  change: call.input(z.strictObject({ writeId, actor: nextActor })).output(device),
};
