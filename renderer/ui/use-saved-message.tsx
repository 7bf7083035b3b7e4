import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMessages } from '../session/messages.tsx';
import { newId } from '../session/new-id.ts';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { undoneSentence } from './undone-sentence.ts';
import { WorkProgressOf } from './work-progress.tsx';

/** Tells that something was saved, and offers to take all of that save back. */
export function useSavedMessage(): (sentence: string, saveId: string) => void {
  const { t } = useTranslation();
  const { client } = useSession();
  const offer = useUndoOffer();
  return (sentence, saveId) => {
    const undo = async (writeId: string): Promise<string> => {
      const outcome = await client.records.undo({ writeId, saveId, reason: t('record.undoReason') });
      return undoneSentence(t, outcome);
    };
    offer(sentence, saveId, undo);
  };
}

/**
 * Tells that something was done and offers to take it back; what `undo` answers is told then.
 * @returns a function of the sentence, its key, what takes it back under the id of its work, and whether that can be done on
 *   this screen only.
 */
export function useUndoOffer(): (
  sentence: string,
  key: string,
  undo: (workId: string) => Promise<string>,
  here?: boolean,
) => void {
  const { t } = useTranslation();
  const { client } = useSession();
  const messages = useMessages();
  const tell = useTellRefusal();
  const queries = useQueryClient();
  return (sentence, key, undo, here = false) => {
    const offer = (): void =>
      messages.done(
        sentence,
        <Button key="undo" type="link" onClick={() => void takeBack()}>
          {t('record.undo')}
        </Button>,
        key,
        here,
      );
    const takeBack = async (): Promise<void> => {
      const workId = newId();
      const { hash } = window.location;
      messages.underWay(
        sentence,
        <WorkProgressOf key={workId} id={workId} first="wait" client={client} />,
        key,
      );
      try {
        const told = await undo(workId);
        messages.takeBack(key);
        await queries.invalidateQueries();
        messages.done(told);
      } catch (error) {
        messages.takeBack(key);
        // What was not taken back can still be, on the screen that it was offered on.
        if (window.location.hash === hash) offer();
        tell(error);
      }
    };
    offer();
  };
}
