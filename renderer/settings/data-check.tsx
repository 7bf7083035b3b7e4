import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerifyResult } from '../../shared/contract/data-faults.ts';
import { faultCount, faultSentences, mendingOf } from '../../shared/i18n/fault-sentences.ts';
import { announce } from '../session/messages.tsx';
import { useSession } from '../session/session.tsx';
import { useDoing } from '../ui/use-doing.ts';
import { Writing } from '../ui/writing.tsx';

/** The check of the whole data: on request, with what it found last, and what can be made anew. */
export function DataCheck() {
  const { t } = useTranslation();
  const { client } = useSession();
  const queries = useQueryClient();
  const [told, setTold] = useState<string | null>(null);
  const { doing, during } = useDoing<'verifying' | 'mending'>();
  const last = useQuery({ queryKey: ['last-check'], queryFn: () => client.data.lastCheck() }).data ?? null;
  const verify = async (): Promise<void> => {
    setTold(null);
    const result = await client.data.verify();
    await queries.invalidateQueries({ queryKey: ['last-check'] });
    const { records, logRows, files } = result;
    const count = faultCount(result);
    const sentence =
      count > 0 ? t('verify:found', { count }) : t('cli:verified', { records, logRows, files });
    if (count === 0) setTold(sentence);
    announce(sentence);
  };
  const mend = async (): Promise<void> => {
    await client.data.mend();
    await verify();
    announce(t('verify:mended'));
  };
  return (
    <>
      <p>{t('data.verifyHint')}</p>
      {told === null ? null : <Alert type="success" showIcon role="note" title={told} />}
      {last === null || faultCount(last) === 0 ? null : <Found found={last} />}
      <div className="row">
        <Button loading={doing === 'verifying'} onClick={() => void during('verifying', verify)}>
          {t('data.verify')}
        </Button>
        {last === null || !mendingOf(last).some ? null : (
          <Writing>
            <Button loading={doing === 'mending'} onClick={() => void during('mending', mend)}>
              {t('verify:mend')}
            </Button>
          </Writing>
        )}
      </div>
    </>
  );
}

function Found({ found }: { readonly found: Pick<VerifyResult, 'faults' | 'counts'> }) {
  const { t } = useTranslation();
  const { some, rest } = mendingOf(found);
  return (
    <Alert
      type="error"
      showIcon
      role="note"
      title={t('verify:found', { count: faultCount(found) })}
      description={
        <>
          <ul>
            {faultSentences(t, found).map(({ kind, sentence, places }) => (
              <li key={kind}>
                {sentence}
                {places.map((place) => (
                  <div key={place}>{place}</div>
                ))}
              </li>
            ))}
          </ul>
          {some ? <p>{t('verify:mendHint')}</p> : null}
          {rest ? <p>{t('verify:backup')}</p> : null}
        </>
      }
    />
  );
}
