import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { newId } from './new-id.ts';
import { useSaid } from './said.tsx';
import { useSession, useTellRefusal } from './session.tsx';

/** Tells that something was saved, and offers to take all of that save back. */
export function useSaved(): (sentence: string, saveId: string) => void {
  const { t } = useTranslation();
  const { client } = useSession();
  const said = useSaid();
  const tell = useTellRefusal();
  const queries = useQueryClient();
  const undo = async (saveId: string): Promise<void> => {
    try {
      await client.records.undo({ writeId: newId(), saveId, reason: t('record.undoReason') });
      said.takeBack(saveId);
      await queries.invalidateQueries();
      said.done(t('typing:told.undone'));
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
    said.done(sentence, button, saveId);
  };
}
