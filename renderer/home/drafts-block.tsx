import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Card } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useMessages } from '../session/messages.tsx';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { useDrafts, type NamedDraft } from '../ui/drafts.ts';
import { Writing } from '../ui/writing.tsx';

/**
 * What was begun and not saved, the newest in one line, the others on demand: to be gone on with, or thrown away after a
 * question. Nothing where there is none.
 */
export function DraftsBlock() {
  const { t } = useTranslation();
  const drafts = useDrafts();
  const throwAway = useThrowAway();
  const [all, setAll] = useState(false);
  if (drafts.length === 0) return null;
  const shown = all ? drafts : drafts.slice(0, 1);
  return (
    <Card
      style={{ marginBottom: 10 }}
      styles={{ body: { padding: '3px 10px', maxHeight: 200, overflow: 'auto' } }}
    >
      {shown.map((named, at) => (
        <div key={named.draft.form} className="row" style={{ padding: '1px 0', flexWrap: 'nowrap' }}>
          <strong style={{ width: 96, flex: 'none' }}>
            {at === 0 ? `${t('kept:drafts.title')} (${drafts.length})` : ''}
          </strong>
          <span className="grow" style={{ minWidth: 0 }}>
            <Link href={named.draft.address}>{named.what}</Link>
            <span style={{ fontSize: 12.5, color: '#434a54', marginInlineStart: 8 }}>
              {[named.place, named.when].join(' · ')}
            </span>
          </span>
          {at === 0 && drafts.length > 1 ? (
            <Button aria-expanded={all} onClick={() => setAll(!all)}>
              {t(all ? 'kept:drafts.fewer' : 'kept:drafts.all')}
            </Button>
          ) : null}
          <Writing>
            <Button
              aria-label={`${t('kept:drafts.throwAway')}: ${named.what}`}
              onClick={() => throwAway(named)}
            >
              {t('kept:drafts.throwAway')}
            </Button>
          </Writing>
        </div>
      ))}
    </Card>
  );
}

function useThrowAway(): (named: NamedDraft) => void {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const { client } = useSession();
  const messages = useMessages();
  const tell = useTellRefusal();
  const queries = useQueryClient();
  return ({ draft, what }) => {
    modal.confirm({
      title: t('kept:drafts.ask', { what }),
      content: t('kept:drafts.askText'),
      okText: t('kept:drafts.throwAway'),
      okButtonProps: { danger: true },
      cancelText: t('kept:drafts.keepIt'),
      autoFocusButton: 'cancel',
      async onOk() {
        try {
          await client.drafts.remove({ form: draft.form });
          await queries.invalidateQueries({ queryKey: ['drafts'] });
          messages.done(t('kept:drafts.thrown', { what }));
        } catch (error) {
          tell(error);
        }
      },
    });
  };
}
