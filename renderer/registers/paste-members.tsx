import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonMatch } from '../../shared/contract/contract.ts';
import { parsePastedMembers, type PastedMember } from '../../shared/registers/import/pasted-members.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { newId } from '../app/new-id.ts';
import { useSession, useTellRefusal } from '../app/session.tsx';
import type { EditedRecord } from './use-edits.ts';

interface Line {
  readonly member: PastedMember;
  readonly matches: readonly PersonMatch[];
  /** Id of the known person who is meant, `new`, `create`, or null while that is to be asked. */
  readonly chosen: string | null;
}

/** Members pasted from a spreadsheet and matched to known people; where several bear a name, the user is asked. */
export function PasteMembers(props: {
  readonly edited: EditedRecord;
  readonly on: PlainDate | null;
  readonly first: number;
  readonly onClose: () => void;
}) {
  const { edited, on, first, onClose } = props;
  const { t } = useTranslation();
  const { client, index } = useSession();
  const tell = useTellRefusal();
  const [text, setText] = useState('');
  const [lines, setLines] = useState<readonly Line[] | null>(null);
  const match = async (): Promise<void> => {
    const members = parsePastedMembers(text);
    try {
      const found = await client.records.matchPeople({ names: members.map((member) => member.fullName), on });
      setLines(
        members.map((member, at) => {
          const matches = found[at]?.matches ?? [];
          const sure = matches.filter((person) => isSure(member, person));
          const [only] = sure;
          return {
            member,
            matches,
            chosen: matches.length === 0 ? 'new' : sure.length === 1 && only !== undefined ? only.id : null,
          };
        }),
      );
    } catch (error) {
      tell(error);
    }
  };
  const undecided = lines?.some((line) => line.chosen === null) ?? false;
  const agencyOf = (agency: string | null) =>
    agency === null ? null : { code: index.named('organisation', agency, on)?.code ?? null, text: agency };
  /** Makes person records of those who are to be known from now on; answers their ids by line. */
  const createPeople = async (): Promise<ReadonlyMap<Line, string>> => {
    const created = new Map(
      (lines ?? []).filter((line) => line.chosen === 'create').map((line) => [line, newId()]),
    );
    if (created.size === 0) return created;
    await client.records.save({
      writeId: newId(),
      saves: [...created].map(([{ member }, id]) => ({
        register: 'person' as const,
        id,
        fields: { fullName: member.fullName, sex: member.sex },
        children: {
          positions: [
            { id: newId(), fields: { jobTitle: member.jobTitle, agency: agencyOf(member.agency) } },
          ],
        },
      })),
    });
    return created;
  };
  const take = async (): Promise<void> => {
    let created: ReadonlyMap<Line, string>;
    try {
      created = await createPeople();
    } catch (error) {
      tell(error);
      return;
    }
    for (const [at, line] of (lines ?? []).entries()) {
      const { member, matches, chosen } = line;
      const person = matches.find((candidate) => candidate.id === chosen);
      const agency = member.agency ?? person?.agency ?? null;
      edited.setChild('members', newId(), {
        position: first + at,
        fields: {
          person: person?.id ?? created.get(line) ?? null,
          fullName: member.fullName,
          jobTitle: member.jobTitle ?? person?.jobTitle ?? null,
          agency: agencyOf(agency),
          sex: member.sex ?? person?.sex ?? null,
          nationality: person?.nationality ?? null,
          category: person?.category ?? null,
          role: at === 0 && first === 0 ? 'leader' : 'member',
          participated: true,
        },
      });
    }
    onClose();
  };
  return (
    <Modal
      open
      width={760}
      title={t('members.paste')}
      okText={lines === null ? t('members.match') : t('members.take', { count: lines.length })}
      okButtonProps={{ disabled: lines === null ? text.trim() === '' : undecided || lines.length === 0 }}
      onOk={() => void (lines === null ? match() : take())}
      onCancel={onClose}
    >
      {lines === null ? (
        <>
          <p>{t('members.pasteHint')}</p>
          <Input.TextArea
            autoFocus
            rows={10}
            value={text}
            aria-label={t('members.paste')}
            onChange={(event) => setText(event.target.value)}
          />
        </>
      ) : (
        <table style={{ width: '100%' }}>
          <tbody>
            {lines.map((line, at) => (
              <tr key={`${line.member.fullName}-${at}`}>
                <td>
                  {[line.member.fullName, line.member.jobTitle, line.member.agency]
                    .filter((part) => part !== null)
                    .join(', ')}
                </td>
                <td style={{ width: 320 }}>
                  <Select
                    style={{ width: '100%' }}
                    value={line.chosen}
                    placeholder={t('members.ask')}
                    status={line.chosen === null ? 'warning' : ''}
                    aria-label={t('members.ask')}
                    options={[
                      ...line.matches.map((person) => ({
                        value: person.id,
                        label: [person.fullName, person.jobTitle, person.agency, person.code]
                          .filter((part) => part !== null)
                          .join(', '),
                      })),
                      { value: 'create', label: t('members.create') },
                      { value: 'new', label: t('members.notKnown') },
                    ]}
                    onChange={(chosen: string) =>
                      setLines(lines.map((other) => (other === line ? { ...line, chosen } : other)))
                    }
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Modal>
  );
}

/** Beyond doubt: the same name, and an agency or position that agrees or was not given. */
function isSure(member: PastedMember, person: PersonMatch): boolean {
  const same = (a: string | null, b: string | null): boolean =>
    a === null || b === null || a.toLowerCase() === b.toLowerCase();
  return (
    member.fullName.toLowerCase() === person.fullName.toLowerCase() &&
    same(member.agency, person.agency) &&
    same(member.jobTitle, person.jobTitle)
  );
}
