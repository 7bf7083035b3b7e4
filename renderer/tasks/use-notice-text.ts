import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noticeTextForm } from '../../shared/registers/draft-forms.ts';
import { useSession } from '../session/session.tsx';
import { useDraftKeeper } from '../session/use-draft-keeper.ts';
import { useLeavable } from '../ui/leaving.ts';

/** The text of a notice that was pasted and not read yet, with a draft of it in the database. */
export function useNoticeText(): {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** The text was read: it is no draft any more. */
  readonly end: () => void;
} {
  const { t } = useTranslation();
  const { client } = useSession();
  const [text, setTyped] = useState('');
  const [found, setFound] = useState('');
  const keeper = useDraftKeeper(noticeTextForm);
  useEffect(() => {
    let stopped = false;
    client.drafts.read({ form: noticeTextForm }).then(
      ({ content }) => {
        if (stopped || content === null) return;
        setTyped((now) => (now === '' ? content : now));
        setFound(content);
      },
      () => undefined,
    );
    return () => {
      stopped = true;
    };
  }, [client]);
  const setText = useCallback(
    (next: string): void => {
      setTyped(next);
      if (next.trim() === '') keeper.forget();
      else keeper.keep(() => next);
    },
    [keeper],
  );
  const end = useCallback((): void => setText(''), [setText]);
  useLeavable({
    what: t('kept:drafts.noticeText'),
    isChanged: () => text.trim() !== '' && text !== found,
    save: null,
    keepsDraft: true,
    discard: end,
    holdsDraft: () => text !== '' && text === found,
  });
  return { text, setText, end };
}
