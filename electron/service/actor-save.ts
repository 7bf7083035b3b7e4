import { newId } from '../../db/ids.ts';
import type { ReferenceValue } from '../../shared/registers/field.ts';
import { person } from '../../shared/registers/person/person.ts';
import type { RecordSave } from '../../shared/registers/save-request.ts';

/** What writes a person who works on this PC into the register. */
export function actorSave(actor: {
  readonly id: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly agency: ReferenceValue | null;
}): RecordSave {
  const { id, name, jobTitle, agency } = actor;
  return {
    register: person.name,
    id,
    fields: { fullName: name, category: 'civilServant' },
    children: {
      positions: [{ id: newId(), fields: { jobTitle, agency: agency === null ? null : { ...agency } } }],
    },
  };
}
