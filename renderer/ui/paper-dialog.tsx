import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskedOfficial, AskedPaper, AskedSheet } from '../../shared/contract/papers.ts';
import { useSession } from '../session/session.tsx';
import { useDoing } from './use-doing.ts';
import { PeriodFilter } from './period-filter.tsx';
import { printPage } from './print-page.ts';
import { useDownload } from './use-download.ts';
import { useSigner } from './use-signer.tsx';
import { WorkProgress } from './work-progress.tsx';
import { useFocusBack } from './use-focus-back.ts';

/** Rows of a table that the preview shows; paper has them all. */
const SHOWN = 200;

/** What a screen prints: `print` shows it as it will be on paper, in `dialog`, which the screen puts anywhere. */
export function usePaperDialog(): {
  readonly print: (asked: AskedPaper) => void;
  readonly dialog: ReactNode;
} {
  const [asked, setAsked] = useState<AskedPaper | null>(null);
  return {
    print: setAsked,
    dialog:
      asked === null ? null : <PaperDialog asked={asked} onAsk={setAsked} onClose={() => setAsked(null)} />,
  };
}

const isSigned = (asked: AskedPaper): asked is AskedOfficial =>
  asked.what === 'written' || asked.what === 'results';

type Doing = 'pdf' | 'docx' | 'xlsx' | 'print';

function PaperDialog(props: {
  readonly asked: AskedPaper;
  readonly onAsk: (asked: AskedPaper) => void;
  readonly onClose: () => void;
}) {
  const { asked: opened, onAsk, onClose } = props;
  const { t } = useTranslation();
  useFocusBack();
  const { client } = useSession();
  const download = useDownload();
  const first = useRef<HTMLButtonElement>(null);
  const { doing, workId, during } = useDoing<Doing>();
  const { signer, pick } = useSigner();
  const asked: AskedPaper = isSigned(opened) && signer !== undefined ? { ...opened, signer } : opened;
  const preview = useQuery({
    queryKey: ['paper', asked],
    queryFn: () => client.papers.page({ asked, most: SHOWN }),
    placeholderData: keepPreviousData,
  });
  const print = (): void =>
    void during('print', async (id) => {
      const page = await client.papers.whole({ asked, workId: id });
      await printPage(await page.text(), t('papers:print'));
    });
  const printByKey = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'p') return;
    event.preventDefault();
    print();
  };
  const save = (): void =>
    void during('pdf', async (id) => download(await client.papers.pdf({ asked, workId: id })));
  const saveForExcel = (sheet: AskedSheet): void =>
    void during('xlsx', async (id) => download(await client.papers.xlsx({ asked: sheet, workId: id })));
  const saveForWord = (written: AskedOfficial): void =>
    void during('docx', async () => download(await client.papers.docx(written)));
  return (
    <Modal
      open
      width={1_080}
      style={{ top: 16 }}
      title={t('papers:title')}
      onCancel={onClose}
      afterOpenChange={(open) => open && first.current?.focus()}
      wrapProps={{ onKeyDown: printByKey }}
      footer={
        <div className="row">
          <span className="grow" style={{ textAlign: 'left' }} aria-live="polite">
            {workId === null ? (
              preview.data?.cut === true ? (
                t('papers:cut', { shown: SHOWN })
              ) : (
                ''
              )
            ) : (
              <WorkProgress key={workId} id={workId} />
            )}
          </span>
          {asked.what === 'results' || asked.what === 'trips' ? (
            <Button loading={doing === 'xlsx'} onClick={() => saveForExcel(asked)}>
              {t('papers:xlsx')}
            </Button>
          ) : null}
          {isSigned(opened) ? pick : null}
          {isSigned(asked) ? (
            <Button loading={doing === 'docx'} onClick={() => saveForWord(asked)}>
              {t('papers:docx')}
            </Button>
          ) : null}
          <Button loading={doing === 'pdf'} onClick={save}>
            {t('papers:pdf')}
          </Button>
          <Button type="primary" ref={first} loading={doing === 'print'} onClick={print}>
            {t('papers:print')}
          </Button>
        </div>
      }
    >
      {asked.what === 'trips' ? (
        <div className="row" style={{ marginBottom: 8 }}>
          <PeriodFilter
            from={asked.from}
            to={asked.to}
            onChange={(days) => onAsk({ what: 'trips', ...days })}
          />
        </div>
      ) : null}
      <iframe
        sandbox="allow-same-origin"
        title={t('papers:preview')}
        style={{
          width: '100%',
          height: `calc(100vh - ${asked.what === 'trips' ? 212 : 170}px)`,
          minHeight: 160,
          border: 0,
        }}
        srcDoc={preview.data?.html ?? ''}
      />
    </Modal>
  );
}
