import { isEmpty, notWithdrawn } from '../define-register.ts';

interface LedDelegation {
  readonly leader: string | null;
  readonly leaderJobTitle: string | null;
  readonly members: readonly {
    readonly withdrawn: boolean;
    readonly position: number;
    readonly role: string | null;
    readonly fullName: string | null;
    readonly jobTitle: string | null;
  }[];
}

/** The two fields that name the leader, or a member who is one. */
// Not an interface: its values are those of any field.
export type DelegationLeader = {
  readonly leader: string | null;
  readonly leaderJobTitle: string | null;
};

/**
 * Who leads a delegation: as its own fields say; where they are empty, the first member with that role. Of two people
 * only their own titles are told.
 */
export function delegationLeader(delegation: LedDelegation): DelegationLeader {
  const { leader, leaderJobTitle } = delegation;
  const member = notWithdrawn(delegation.members).find(
    ({ role, fullName }) => role === 'leader' && !isEmpty(fullName),
  );
  const same = leader === null || leader.trim() === member?.fullName?.trim();
  return {
    leader: leader ?? member?.fullName ?? null,
    leaderJobTitle: leaderJobTitle ?? (same ? (member?.jobTitle ?? null) : null),
  };
}
