import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { newId } from './new-id.ts';
import { useMessages } from './messages.tsx';
import { useSession, useTellRefusal } from './session.tsx';

/** Tells that something was saved, and offers to take all of that save back. */
export function useSavedMessage(): (sentence: string, saveId: string) => void {
  const { t } = useTranslation();
  const { client } = useSession();
  const messages = useMessages();
  const tell = useTellRefusal();
  const queries = useQueryClient();
  const undo = async (saveId: string): Promise<void> => {
    try {
      await client.records.undo({ writeId: newId(), saveId, reason: t('record.undoReason') });
      messages.takeBack(saveId);
      await queries.invalidateQueries();
      messages.done(t('typing:told.undone'));
    } catch (error) {
      tell(error);
    }
  };
  return (sentence, saveId) => {
    const button = (
      <Button key="undo" type="link" onClick={() => void undo(saveId)}>
        {t('record.undo')}
      </Button>
    );
    messages.done(sentence, button, saveId);
  };
}
