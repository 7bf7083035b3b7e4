import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalSentence } from '../../shared/i18n/translator.ts';
import { heldDrafts } from '../session/held-drafts.ts';
import { useMessages } from '../session/messages.tsx';
import { useSession, useTellRefusal } from '../session/session.tsx';

/** Says above every screen why nothing can be saved now, until it can, and hands over what was typed meanwhile. */
export function UnkeptBand() {
  const { t } = useTranslation();
  const { client } = useSession();
  const queries = useQueryClient();
  const messages = useMessages();
  const tellRefusal = useTellRefusal();
  const [trying, setTrying] = useState(false);
  const unkept = useSyncExternalStore(heldDrafts.onChange, heldDrafts.unkept);
  if (unkept === null) return null;
  const again = async (): Promise<void> => {
    setTrying(true);
    try {
      await heldDrafts.handOver(
        () =>
          client.app
            .openAgain()
            .then(() => client.app.remember({ name: 'address', value: window.location.hash.slice(1) })),
        (draft) => client.drafts.keep(draft),
      );
      messages.done(t('frame.keptAgain'));
      await queries.invalidateQueries();
    } catch (error) {
      tellRefusal(error);
    } finally {
      setTrying(false);
    }
  };
  return (
    <Alert
      banner
      type="error"
      title={`${refusalSentence(t, unkept.refusal)} ${t('frame.unkept')}`}
      action={
        <Button type="primary" loading={trying} onClick={() => void again()}>
          {t('refused.again')}
        </Button>
      }
    />
  );
}
