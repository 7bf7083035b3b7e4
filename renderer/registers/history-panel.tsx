import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  isOpenRegisterName,
  registerNamed,
  type OpenRegisterName,
} from '../../shared/registers/all-registers.ts';
import { NUMBERS_ERASED, type HistoryChange, type HistoryEntry } from '../../shared/registers/history.ts';
import { newId } from '../session/new-id.ts';
import { useMessages } from '../session/messages.tsx';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { undoneSentence } from '../ui/undone-sentence.ts';
import { useDoing } from '../ui/use-doing.ts';
import { WorkProgress } from '../ui/work-progress.tsx';
import { useClosedQuestion } from './closed-periods.tsx';
import { historyLines } from './history-words.ts';
import type { referenceItem } from '../../shared/registers/reference-item/reference-item.ts';
import { Writing } from '../ui/writing.tsx';

/** What was erased does not come back. */
const isErasing = ({ changes }: HistoryEntry): boolean =>
  changes.some(({ field }) => field === NUMBERS_ERASED);

/** Every save of a record: who, when, which field from what to what; each can be undone or gone back to. */
export function HistoryPanel({
  register: name,
  id,
  describe,
  wholeSaves = false,
  onChange,
}: {
  readonly register: OpenRegisterName | typeof referenceItem.name;
  readonly id: string;
  /** The line of a change, where it is not told by the labels of the register. */
  readonly describe?: (change: HistoryChange) => string | null;
  /** Undo takes back all that a save did, not only what it did to this record. */
  readonly wholeSaves?: boolean;
  /** Called when something was undone or gone back to. */
  readonly onChange?: () => void;
}) {
  const register = registerNamed(name);
  const { t, i18n } = useTranslation();
  const { client, index } = useSession();
  const tell = useTellRefusal();
  const { workId, during } = useDoing<'act'>();
  const messages = useMessages();
  const question = useClosedQuestion();
  const queries = useQueryClient();
  const history = useQuery({
    queryKey: ['history', name, id],
    queryFn: () => client.records.history({ register: name, id }),
  });
  /** @param work answers the sentence that is told then. */
  const act = async (work: (workId: string) => Promise<string>): Promise<void> => {
    try {
      if (isOpenRegisterName(name)) {
        const changes = [{ id, fields: {}, children: {} }];
        if (!(await question.ask(await client.records.closedPeriods({ register: name, changes })))) return;
      }
    } catch (error) {
      tell(error);
      return;
    }
    await during('act', async (own) => {
      const sentence = await work(own);
      await queries.invalidateQueries();
      messages.done(sentence);
      onChange?.();
    });
  };
  const linesOf = (changes: readonly HistoryChange[]): readonly string[] =>
    describe === undefined
      ? historyLines({ t, index, language: i18n.language, register }, changes)
      : changes
          .filter(({ field }) => field !== 'position')
          .map(describe)
          .filter((text) => text !== null);
  const saves = (history.data ?? []).map((entry, at) => (
    <section key={entry.saveId} style={{ borderBottom: '1px solid #e3e5e8', padding: '6px 0' }}>
      <div className="row">
        <strong className="grow">
          {[
            new Date(entry.at).toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' }),
            entry.actor,
            t(`origin.${entry.origin}`),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </strong>
        <Writing>
          {isErasing(entry) ? null : (
            <Button
              onClick={() =>
                void act(async (writeId) =>
                  undoneSentence(
                    t,
                    await client.records.undo({
                      writeId,
                      saveId: entry.saveId,
                      ...(wholeSaves ? {} : { recordId: id }),
                      reason: t('record.undoReason'),
                    }),
                  ),
                )
              }
            >
              {t('history.undo')}
            </Button>
          )}
          {at === 0 || isErasing(entry) ? null : (
            <Button
              onClick={() =>
                void act(async () => {
                  const { saveId } = entry;
                  await client.records.restoreVersion({ writeId: newId(), register: name, id, saveId });
                  return t('typing:told.restored');
                })
              }
            >
              {t('history.restore')}
            </Button>
          )}
        </Writing>
      </div>
      <ul style={{ margin: '4px 0', paddingLeft: 18 }}>
        {linesOf(entry.changes).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  ));
  return (
    <>
      {workId === null ? null : <WorkProgress key={workId} id={workId} first="wait" />}
      {saves}
    </>
  );
}
