import type { TFunction } from 'i18next';
import type { PersonMatch } from '../../shared/contract/records.ts';
import type { ReferenceIndex } from '../../shared/reference/find-reference.ts';
import type { JsonValue } from '../../shared/registers/field.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';

/** What tells a person from others of the name: position, agency, year of birth, code. */
export function personLabel(t: TFunction, person: PersonMatch): string {
  const { birthDate } = person;
  const born = birthDate === null ? null : t('people:born', { year: birthDate.slice(0, 4) });
  return [person.fullName, person.jobTitle, person.agency, born, person.code]
    .filter((part) => part !== null && part !== '')
    .join(', ');
}

/** What the directory knows of a person, as the row of a list of people keeps it; without name and link. */
export function directoryFields(
  person: PersonMatch,
  index: ReferenceIndex,
  on: PlainDate | null,
): Readonly<Record<string, JsonValue>> {
  const { agency } = person;
  return {
    jobTitle: person.jobTitle,
    agency:
      agency === null ? null : { code: index.named('organisation', agency, on)?.code ?? null, text: agency },
    sex: person.sex,
    birthDate: person.birthDate,
    nationality: person.nationality,
    category: person.category,
  };
}
