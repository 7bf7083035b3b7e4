import { useCallback, useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { isPlainDate } from '../../shared/time/plain-date.ts';
import { useMessages } from '../session/messages.tsx';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { proposalOf } from './proposals.ts';
import { selectedIn } from './source-selection.ts';
import type { Reading } from './use-notice-draft.ts';

/** Makes tasks of parts of a document's text: of a sentence, or of what is selected in its pane. */
export function useAddedTasks(
  reading: Reading,
  onChange: (edit: (before: Reading) => Reading) => void,
  pane: RefObject<HTMLElement | null>,
  onAdded: (id: string) => void,
): { readonly add: (text: string) => void; readonly addSelected: () => void } {
  const { t } = useTranslation();
  const { client } = useSession();
  const messages = useMessages();
  const tell = useTellRefusal();
  const now = useRef({ reading, onAdded, tell });
  useEffect(() => {
    now.current = { reading, onAdded, tell };
  });
  const add = useCallback(
    (text: string): void => {
      const { date, issuer } = now.current.reading.draft;
      const on = date !== null && isPlainDate(date) ? date : null;
      client.notices
        .readPart({ text: text.slice(0, 20_000), date: on, issuer: issuer === '' ? null : issuer })
        .then(
          (task) => {
            const proposal = proposalOf(task);
            onChange((before) => {
              const at = placeOf(before, task.text);
              return { ...before, list: [...before.list.slice(0, at), proposal, ...before.list.slice(at)] };
            });
            messages.asked(t('notices:added'));
            now.current.onAdded(proposal.id);
          },
          (error: unknown) => void now.current.tell(error),
        );
    },
    [client, messages, onChange, t],
  );
  const addSelected = useCallback((): void => {
    const text = selectedIn(pane.current);
    if (text === '') messages.asked(t('notices:choose'));
    else add(text);
  }, [add, messages, pane, t]);
  return { add, addSelected };
}

/** Where among the proposals a text stands, by its place in the source: behind those that stand before it. */
function placeOf({ notice, list }: Reading, text: string): number {
  const whole = notice.source.join('\n');
  const own = whole.indexOf(text.split('\n')[0] ?? '');
  const before = list.findIndex((proposal) => {
    const at = whole.indexOf((proposal.text.split('\n')[0] ?? '').replace(/[.;,]$/u, ''));
    return at > own;
  });
  return own < 0 || before < 0 ? list.length : before;
}
