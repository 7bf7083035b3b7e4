import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { showInWindow } from '../session/window-for-tests.tsx';
import type { ActorChoice } from './actor-choice.ts';
import { ActorPicker } from './actor-picker.tsx';

afterEach(cleanup);

const anh = { id: 'a1', fullName: 'Trần Văn Anh', jobTitle: 'Chuyên viên', code: null };
const binh = { id: 'b1', fullName: 'Trần Văn Bình', jobTitle: 'Phó Trưởng phòng', code: null };

/** The picker on a PC where nobody worked yet; who is found for a name is answered by hand. */
function showPicker() {
  const answers = new Map<string, (people: readonly (typeof anh)[]) => void>();
  const chosen: ActorChoice[] = [];
  const begun: string[] = [];
  showInWindow(
    <ActorPicker
      busy={false}
      onChoose={(choice) => chosen.push(choice)}
      onNew={(name) => begun.push(name)}
      onClose={() => {}}
    />,
    {
      actors: { recent: () => Promise.resolve([]) },
      records: {
        matchPeople: ({ names: [name = ''] }: { readonly names: readonly string[] }) =>
          new Promise((answer) => answers.set(name, (matches) => answer([{ name, matches }]))),
      },
    },
  );
  const answer = async (name: string, people: readonly (typeof anh)[]): Promise<void> => {
    await vi.waitFor(() => expect([...answers.keys()]).toContain(name));
    answers.get(name)?.(people);
  };
  return { answer, chosen, begun };
}

it('never takes by Enter who was found for fewer letters, but waits for the answer to the whole name', async () => {
  const { answer, chosen, begun } = showPicker();
  const field = screen.getByRole('combobox');
  await userEvent.type(field, 'Tr');
  await answer('Tr', [anh]);
  await screen.findByRole('option', { name: /Trần Văn Anh/ });
  await userEvent.type(field, 'ần Văn Bình{Enter}');
  expect([chosen, begun]).toEqual([[], []]);
  await answer('Trần Văn Bình', [binh]);
  await vi.waitFor(() => expect(chosen).toEqual([{ name: 'Trần Văn Bình', actor: { id: 'b1' } }]));
  expect(begun).toEqual([]);
});

it('begins someone new by the same Enter where nobody of that name is found', async () => {
  const { answer, chosen, begun } = showPicker();
  await userEvent.type(screen.getByRole('combobox'), 'Trần Văn Bình{Enter}');
  await answer('Trần Văn Bình', []);
  await vi.waitFor(() => expect(begun).toEqual(['Trần Văn Bình']));
  expect(chosen).toEqual([]);
});
