import { Refusal } from '../../shared/contract/refusal.ts';
import { exchangeDevice, type ExchangeRole } from '../../shared/registers/exchange-device/exchange-device.ts';
import type { ReferenceValue } from '../../shared/registers/field.ts';
import { takeIn } from '../ledger/intake.ts';
import { once } from '../ledger/once.ts';
import type { WriteStore } from '../store.ts';
import { devices } from '../trust.ts';

/** What the card of a PC says, once its signature was looked at. */
export interface TrustedCard {
  readonly deviceId: string;
  readonly name: string;
  readonly unit: string;
  readonly prefix: string;
  readonly post: ReferenceValue | null;
  readonly signKey: string;
  readonly sealKey: string;
}

/** What a PC may do and is sent. */
export interface GivenRights {
  readonly role: ExchangeRole;
  /** Null: those of its role. */
  readonly registers: readonly string[] | null;
  /** Whether it may hold keys of identity-document numbers. */
  readonly numbers: boolean;
}

/**
 * Trusts a PC by its card, or gives one that is known other rights; one whose trust was withdrawn is trusted again.
 * @throws Refusal `device-differs` for a PC that is known under another key, as a copy of another is (of this one too);
 *   `not-administrator`, and as `once`.
 */
export function trustDevice(
  store: WriteStore,
  writeId: string,
  card: TrustedCard,
  rights: GivenRights,
): void {
  const { deviceId, post, ...named } = card;
  const fields = {
    ...named,
    post: post === null ? null : { ...post },
    role: rights.role,
    registers: rights.registers === null ? null : [...rights.registers],
    numbers: rights.numbers,
  };
  once(store, { name: 'exchange.trust', writeId, request: { deviceId, fields } }, (writing) => {
    const known = devices(store).find(deviceId);
    if (deviceId === store.device?.id && known?.signKey === card.signKey)
      throw new Refusal('message-invalid', { field: 'deviceId' });
    if ((known !== null && known.signKey !== card.signKey) || deviceId === store.device?.id)
      throw new Refusal('device-differs', { name: known?.name ?? card.name });
    takeIn(writing, [{ register: exchangeDevice.name, id: deviceId, fields, children: {}, withdrawn: null }]);
    return null;
  });
}

/**
 * Withdraws the trust in a PC: what it writes from now on has no effect. What it could open until now, it keeps.
 * @throws Refusal `device-unknown`, `not-administrator`, and as `once`.
 */
export function withdrawTrust(store: WriteStore, writeId: string, deviceId: string, reason: string): void {
  once(store, { name: 'exchange.withdrawTrust', writeId, request: { deviceId, reason } }, (writing) => {
    if (deviceId === store.device?.id || devices(store).find(deviceId) === null)
      throw new Refusal('device-unknown');
    takeIn(writing, [
      { register: exchangeDevice.name, id: deviceId, fields: {}, children: {}, withdrawn: { reason } },
    ]);
    return null;
  });
}
