import { registerNames, type RegisterName } from '../registers/all-registers.ts';
import { borderIncident } from '../registers/border-incident/border-incident.ts';
import { erasure } from '../registers/erasure/erasure.ts';
import { exchangeDevice, type ExchangeRole } from '../registers/exchange-device/exchange-device.ts';
import { exchangeReceipt } from '../registers/exchange-receipt/exchange-receipt.ts';
import { letter } from '../registers/letter/letter.ts';
import { referenceItem } from '../registers/reference-item/reference-item.ts';
import { setting } from '../registers/setting/setting.ts';
import { talk } from '../registers/talk/talk.ts';

/** What every PC is sent: who is who, who holds what, what was erased, and what all count and write by. */
export const neverWithheld: readonly RegisterName[] = [
  exchangeDevice.name,
  exchangeReceipt.name,
  erasure.name,
  setting.name,
  referenceItem.name,
];

/** What a post's PC is sent beside it, unless an administrator says otherwise. */
const ofPost: readonly RegisterName[] = [borderIncident.name, talk.name, letter.name];

/** Registers on which only PCs of administrators decide. Of reports, only their closings. */
export const protectedRegisters: readonly RegisterName[] = [
  exchangeDevice.name,
  setting.name,
  referenceItem.name,
];

/** Settings that are each PC's own affair, though they are kept like the others. */
export const freeSettings: readonly string[] = ['sample', 'dataLoss', 'importColumns'];

/**
 * The registers that a PC is sent; null: all.
 * @param named what an administrator said for it; null: nothing.
 */
export function registersFor(
  role: ExchangeRole | null,
  named: readonly string[] | null,
): readonly RegisterName[] | null {
  if (named === null && role !== 'post' && role !== null) return null;
  const wanted = new Set<string>([...neverWithheld, ...(named ?? ofPost)]);
  return registerNames.filter((name) => wanted.has(name));
}

/** Whether rows of a register are sent to who may see these; null: all. */
export function maySee(registers: readonly string[] | null, register: string): boolean {
  return registers === null || registers.includes(register);
}
