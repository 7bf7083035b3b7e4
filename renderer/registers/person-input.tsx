import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonMatch } from '../../shared/contract/records.ts';
import { foldText } from '../../shared/text/fold.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { useSession } from '../session/session.tsx';
import { Combobox } from '../ui/combobox.tsx';
import { suggestion } from '../ui/suggestions.ts';
import type { BoxProps } from '../ui/text-box.tsx';
import { personLabel } from './person-fields.ts';

/** Letters from which on the directory is asked: fewer fit too many. */
const FEWEST = 2;

/**
 * The name of a person, with those of the directory who bear it. An arrow goes to them; Enter and Tab keep a name as it
 * was typed, and nobody is added to the directory.
 */
export function PersonInput(
  props: BoxProps & {
    readonly text: string;
    /** Day on which the offered positions held. */
    readonly on: PlainDate | null;
    readonly onType: (name: string) => void;
    readonly onTake: (person: PersonMatch) => void;
    /** The cell is left with a name for which nobody was taken. */
    readonly onLeave: (name: string) => void;
  },
) {
  const { text, on, onType, onTake, onLeave, ...box } = props;
  const { t } = useTranslation();
  const { client } = useSession();
  const [search, setSearch] = useState('');
  const found = useQuery({
    queryKey: ['matched-people', [search], on],
    queryFn: () => client.records.matchPeople({ names: [search], on }),
    enabled: search.length >= FEWEST,
    placeholderData: keepPreviousData,
  });
  const words = foldText(search).split(' ');
  const matches = search.length < FEWEST ? [] : (found.data?.[0]?.matches ?? []);
  // Until the answer is there, only who fits the new letters too is offered of the one before.
  const rows = matches
    .map((person) => suggestion(person.id, personLabel(t, person)))
    .filter(
      (row) =>
        !found.isPlaceholderData || words.every((word) => row.search.some((own) => own.includes(word))),
    );
  return (
    <Combobox
      {...box}
      text={text}
      rows={rows}
      narrows={false}
      marks={false}
      onOpen={() => setSearch(text.trim())}
      onType={(typed) => {
        setSearch(typed.trim());
        onType(typed);
      }}
      onTake={(row) => {
        const person = matches.find((one) => one.id === row.value);
        if (person !== undefined) onTake(person);
      }}
      onLeave={onLeave}
    />
  );
}
