import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMessages } from '../session/messages.tsx';
import { newId } from '../session/new-id.ts';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { dayInSentence } from './sample-words.ts';

/** What can be done with a register that began with the sample; null where it did not. */
export function useSample() {
  const { t, i18n } = useTranslation();
  const { client, status } = useSession();
  const { modal } = App.useApp();
  const messages = useMessages();
  const tell = useTellRefusal();
  const queries = useQueryClient();
  const { sample, presentDay } = status;
  if (sample === null) return null;
  const [day, now] = [dayInSentence(sample.day), dayInSentence(presentDay)];
  const see = async (seenAsOf: boolean): Promise<void> => {
    try {
      await client.settings.save({ writeId: newId(), changes: { sample: { ...sample, seenAsOf } } });
      await queries.invalidateQueries();
      messages.done(seenAsOf ? t('sample:seenAsOf', { day }) : t('sample:seenNow', { now, day }));
    } catch (error) {
      tell(error);
    }
  };
  const begin = async (): Promise<void> => {
    try {
      const { setAside } = await client.data.leaveSample();
      await client.app.remember({ name: 'language', value: i18n.language });
      await queries.invalidateQueries();
      if (setAside !== null) messages.done(t('sample:setAside', { path: setAside }));
    } catch (error) {
      tell(error);
    }
  };
  return {
    day,
    now,
    seenAsOf: sample.seenAsOf,
    see,
    /** Asks first; what is set aside can be opened again, but not by a click. */
    beginEmpty: (): void => {
      void modal.confirm({
        title: t('sample:askTitle'),
        content: t('sample:ask'),
        okText: t('sample:beginEmpty'),
        cancelText: t('sample:stay'),
        autoFocusButton: 'cancel',
        onOk: begin,
      });
    },
  };
}
