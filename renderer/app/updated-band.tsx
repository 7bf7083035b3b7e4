import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/i18n/resources.ts';
import { versionOrder } from '../../shared/text/version-order.ts';
import { newsBetween } from '../help/news.ts';
import { plainText } from '../help/page-text.ts';
import { readSubject } from '../help/read-pages.ts';
import { sendErrand } from '../session/errands.ts';
import { useSession } from '../session/session.tsx';
import { useRemember } from '../session/use-remember.ts';

/** The name under which this PC's window remembers the version whose news were seen. */
const seenMemory = 'version';
/** Points that are shown here; the page of the help has all. */
const MOST = 5;

/** After an update: from which version to which, and what is new, until somebody has seen it. */
export function UpdatedBand({ language }: { readonly language: Language }) {
  const { t } = useTranslation();
  const { status } = useSession();
  const remember = useRemember();
  const { version } = status;
  const before = status.memory[seenMemory];
  const isUpdated = before !== undefined && versionOrder(version, before) > 0;
  useEffect(() => {
    // The first start has no news; of a version that was taken back there are none.
    if (before !== version && !isUpdated) remember(seenMemory, version).catch(() => undefined);
  }, [before, version, isUpdated, remember]);
  const news = useQuery({
    queryKey: ['news', language],
    queryFn: () => readSubject(language, 'news'),
    enabled: isUpdated,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!isUpdated || news.data === undefined) return null;
  const points = newsBetween(news.data, before, version).slice(0, MOST);
  return (
    <Alert
      banner
      type="success"
      title={t('update:updated', { before, version })}
      description={
        points.length === 0 ? undefined : (
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            {points.map((point, place) => (
              <li key={place}>{plainText(point)}</li>
            ))}
          </ul>
        )
      }
      action={
        <Button onClick={() => sendErrand({ what: 'help', of: 'help', about: 'news' })}>
          {t('update:news')}
        </Button>
      }
      closable={{
        'aria-label': t('frame.seen'),
        onClose: () => void remember(seenMemory, version).catch(() => undefined),
      }}
    />
  );
}
