import type { PlainDate } from '../../time/plain-date.ts';
import type { ReferenceValue, Money } from '../field.ts';

interface PaperMember {
  readonly withdrawn: boolean;
  readonly position: number;
  readonly fullName: string | null;
  readonly sex: 'male' | 'female' | 'other' | null;
  readonly jobTitle: string | null;
  readonly agency: ReferenceValue | null;
  readonly role: string | null;
  readonly category: 'civilServant' | 'publicEmployee' | 'enterprise' | 'other' | null;
  readonly participated: boolean | null;
}

export interface PaperPermit {
  readonly withdrawn: boolean;
  readonly position: number;
  readonly number: string | null;
  readonly date: PlainDate | null;
  readonly issuer: ReferenceValue | null;
  readonly competence:
    | 'central'
    | 'provincialParty'
    | 'peoplesCouncil'
    | 'chairman'
    | 'authorisedHead'
    | null;
}

/** What both directions of delegations give to their papers. */
export interface PaperDelegation {
  readonly name: string | null;
  readonly hostAgency: ReferenceValue | null;
  readonly peopleDeclared: number | null;
  readonly planning: 'inPlan' | 'outsidePlan' | 'adHoc' | null;
  readonly purpose: ReferenceValue | null;
  readonly content: string | null;
  readonly leader: string | null;
  readonly leaderJobTitle: string | null;
  readonly memberListComplete: boolean | null;
  readonly requestNumber: string | null;
  readonly requestDate: PlainDate | null;
  readonly requestAgency: ReferenceValue | null;
  readonly fundingSource: 'stateBudget' | 'partner' | 'enterprise' | 'selfFunded' | 'mixed' | null;
  readonly budgetEstimated: Money | null;
  readonly budgetSettled: Money | null;
  readonly resultSummary: string | null;
  readonly agreementsSigned: string | null;
  readonly reportNumber: string | null;
  readonly reportDate: PlainDate | null;
  readonly permits: readonly PaperPermit[];
  readonly members: readonly PaperMember[];
}

/** First and last day, both inclusive; null: not known. */
export interface Days {
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}
