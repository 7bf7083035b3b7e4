import type { InputValue } from '../../shared/registers/save-request.ts';
import { outgoingDelegation } from '../../shared/registers/outgoing-delegation/outgoing-delegation.ts';

type Fields = Readonly<Record<string, InputValue>>;

/** Name and position; a role where it is neither leader, who stands first, nor member. */
export type SampleMember = readonly [fullName: string, jobTitle: string, role?: string];

/** A person of the sample's directory. */
interface SamplePerson {
  readonly id: string;
  readonly agency: InputValue;
  readonly fields: Fields;
}

interface SampleDelegation {
  readonly register: string;
  readonly fields: Fields;
  readonly children: Readonly<Record<string, readonly Fields[]>>;
  readonly people?: readonly SampleMember[];
}

/** The members of a delegation as its list holds them: ours are of the host, guests of whom they come from. */
export function sampleMembers(
  { register, fields, children, people = [] }: SampleDelegation,
  directory: ReadonlyMap<string, SamplePerson>,
): readonly Fields[] {
  const isOurs = register === outgoingDelegation.name;
  const from = children['origins']?.[0];
  const isOfEnterprise = fields['level'] === 'enterprise';
  return people.map(([fullName, jobTitle, role = 'member'], at) => {
    const known = directory.get(fullName);
    return {
      fullName,
      jobTitle,
      role: at === 0 ? 'leader' : role,
      agency:
        known?.agency ??
        (isOurs ? (fields['hostAgency'] ?? null) : { code: null, text: from?.['organisation'] ?? '' }),
      nationality: isOurs ? 'VN' : (from?.['country'] ?? null),
      category: isOfEnterprise ? 'enterprise' : 'civilServant',
      ...(isOurs && fields['nature'] !== 'private' && !isOfEnterprise
        ? { documentType: 'officialPassport' }
        : {}),
      ...(known === undefined
        ? {}
        : {
            person: known.id,
            sex: known.fields['sex'] ?? null,
            birthDate: known.fields['birthDate'] ?? null,
          }),
    };
  });
}
