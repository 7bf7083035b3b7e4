import { notWithdrawn } from '../define-register.ts';
import type { ReferenceValue } from '../field.ts';

interface Placed {
  readonly withdrawn: boolean;
  readonly position: number;
}

interface SearchedDelegation {
  readonly code: string;
  readonly name: string | null;
  readonly hostAgency: ReferenceValue | null;
  readonly leader: string | null;
  readonly leaderJobTitle: string | null;
  readonly purpose: ReferenceValue | null;
  readonly content: string | null;
  readonly gateIn: ReferenceValue | null;
  readonly gateOut: ReferenceValue | null;
  readonly requestNumber: string | null;
  readonly resultSummary: string | null;
  readonly reportNumber: string | null;
  readonly notes: string | null;
  readonly permits: readonly (Placed & { readonly number: string | null })[];
  readonly members: readonly (Placed & { readonly fullName: string | null })[];
}

/** Texts that search reads of a delegation in either direction. */
export function delegationTexts(delegation: SearchedDelegation): readonly (string | null)[] {
  return [
    delegation.code,
    delegation.name,
    delegation.hostAgency?.text ?? null,
    delegation.leader,
    delegation.leaderJobTitle,
    delegation.purpose?.text ?? null,
    delegation.content,
    delegation.gateIn?.text ?? null,
    delegation.gateOut?.text ?? null,
    delegation.requestNumber,
    delegation.resultSummary,
    delegation.reportNumber,
    delegation.notes,
    ...notWithdrawn(delegation.permits).map((permit) => permit.number),
    ...notWithdrawn(delegation.members).map((member) => member.fullName),
  ];
}
