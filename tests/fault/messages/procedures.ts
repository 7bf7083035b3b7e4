import { isContractProcedure } from '@orpc/contract';
import type * as z from 'zod';
import { contract } from '../../../shared/contract/contract.ts';

interface Procedure {
  readonly path: readonly string[];
  readonly input: z.core.$ZodType | null;
}

/** Every call of the contract, found in the contract itself. */
export const procedures: readonly Procedure[] = Object.entries(contract).flatMap(([space, calls]) =>
  Object.entries<unknown>(calls).map(([name, call]): Procedure => {
    if (!isContractProcedure(call)) throw new TypeError(`${space}.${name} is no call.`);
    const { inputSchema } = call['~orpc'];
    return { path: [space, name], input: (inputSchema as z.core.$ZodType | undefined) ?? null };
  }),
);
