import { defineRegister } from '../define-register.ts';
import { boolean, json, text } from '../field.ts';
import { internal, uncounted } from '../internal-register.ts';

/** What a PC may do: decide on what all share, keep the office's registers, or keep a post's. */
export const exchangeRoles = ['administrator', 'office', 'post'] as const;
export type ExchangeRole = (typeof exchangeRoles)[number];

/**
 * A PC that data are exchanged with, and this one: under the id of the PC. Taken out (with a reason): its trust is withdrawn.
 * Which rows of it count is told by `db/trust.ts`.
 */
export const exchangeDevice = defineRegister({
  ...internal,
  name: 'exchange-device',
  hasFixedIds: true,
  key: 'exchangeDevice',
  table: 'exchange_device',
  fields: {
    name: text({ max: 200 }),
    unit: text({ max: 300 }),
    prefix: text({ max: 6 }),
    /** The border post (`ReferenceValue`) where it stands; null in the office. */
    post: json(),
    /** Ed25519 public key, 64 hexadecimal digits. */
    signKey: text({ max: 64 }),
    /** Recipient that is sealed to, `age1…`. */
    sealKey: text({ max: 200 }),
    /** One of `exchangeRoles`; null: nobody said it yet. */
    role: text({ max: 20 }),
    /** Names of the registers that it is sent; null: those of its role. */
    registers: json(),
    /** Whether it may hold keys of identity-document numbers. */
    numbers: boolean(),
  },
  children: {},
  summarise: (record) => uncounted(record.name ?? ''),
});
