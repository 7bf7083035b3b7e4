import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isOurs } from '../../shared/registers/task/our-task.ts';
import { useSession } from '../session/session.tsx';
import type { Reading } from './use-notice-draft.ts';
import { showMissed } from './notice-source.tsx';
import { stillMissed } from './source-parts.ts';

/** What is to be known before anything of a notice is saved: what was left out, what is not chosen, what may have been missed. */
export function NoticeTold(props: {
  readonly reading: Reading;
  readonly onChange: (edit: (before: Reading) => Reading) => void;
}) {
  const { reading, onChange } = props;
  const { notice, list, known, own } = reading;
  const { index } = useSession();
  const { t } = useTranslation();
  const missed = stillMissed(notice.missed, list);
  const left = list.filter((proposal) => !proposal.taken && !isOurs(proposal, own, index)).length;
  const space = { marginBottom: 6, padding: '4px 8px' } as const;
  return (
    <>
      {notice.remarks.map(({ code, what }) => (
        <Alert
          key={code}
          type="warning"
          title={t(`notices:remark.${code}`, { count: what.length, what: what.join('; ') })}
          style={space}
        />
      ))}
      {known > 0 ? <Alert type="info" title={t('notice.known', { count: known })} style={space} /> : null}
      {left > 0 ? (
        <Alert
          type="info"
          title={t('notices:others', { count: left })}
          style={space}
          action={
            <Button
              size="small"
              onClick={() =>
                onChange((before) => ({
                  ...before,
                  list: before.list.map((proposal) =>
                    isOurs(proposal, own, index) ? proposal : { ...proposal, taken: true },
                  ),
                }))
              }
            >
              {t('notices:takeAll')}
            </Button>
          }
        />
      ) : null}
      {missed.length > 0 ? (
        <Alert
          type="warning"
          title={t('notices:missed', { count: missed.length })}
          style={space}
          action={
            <Button size="small" onClick={showMissed}>
              {t('notices:showMissed')}
            </Button>
          }
        />
      ) : null}
    </>
  );
}
