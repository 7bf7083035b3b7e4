import type { AnyRegister } from './define-register.ts';
import type { ReferenceValue } from './field.ts';

/** Where a PC stands: in the department, or at a border post. */
export type DeviceKind = 'department' | 'post';

/** @param post the border post where the PC stands; null or undefined in the department. */
export const deviceKindOf = (post: ReferenceValue | null | undefined): DeviceKind =>
  post === null || post === undefined ? 'department' : 'post';

/** Whether a PC of a kind has a register among what concerns it. Nothing else is forbidden there: links to others open. */
export const isShownOn = (device: DeviceKind, register: Pick<AnyRegister, 'atPost'>): boolean =>
  device === 'department' || register.atPost === true;
