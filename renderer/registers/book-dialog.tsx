import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Modal, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import { registerNamed, type OpenRegisterName } from '../../shared/registers/all-registers.ts';
import { hasStatuses } from '../../shared/registers/define-register.ts';
import { bookLayouts } from '../../shared/report/book.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { readKept } from '../session/read-kept.ts';
import { useRemember } from '../session/use-remember.ts';
import { useSession } from '../session/session.tsx';
import { useDownload } from '../ui/use-download.ts';
import { columnLabel } from '../ui/labels.ts';
import { ManyInput } from '../ui/many-input.tsx';
import { PeriodFilter } from '../ui/period-filter.tsx';
import { printPage } from '../ui/print-page.ts';
import { useDoing } from '../ui/use-doing.ts';
import { useFocusBack } from '../ui/use-focus-back.ts';
import { WorkProgress } from '../ui/work-progress.tsx';

/** Records that the preview shows; paper has them all. */
const SHOWN = 60;

const choiceSchema = z.object({
  layout: z.enum(bookLayouts),
  columns: z.array(z.string()),
  withWithdrawn: z.boolean(),
});
type Choice = z.infer<typeof choiceSchema>;

/** In sổ: a register of any days as a bound book, with chosen columns or a page a record. */
export function BookDialog(props: {
  readonly register: OpenRegisterName;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly onClose: () => void;
}) {
  const { register: name, onClose } = props;
  const register = registerNamed(name);
  const { t } = useTranslation();
  useFocusBack();
  const { client, status } = useSession();
  const download = useDownload();
  const remember = useRemember();
  const [days, setDays] = useState({ from: props.from, to: props.to });
  const [choice, setChoice] = useState<Choice>(
    () =>
      readKept(choiceSchema, status.memory[`book/${name}`]) ?? {
        layout: 'table',
        columns: [],
        withWithdrawn: true,
      },
  );
  const { doing, workId, during } = useDoing<'pdf' | 'print'>();
  const request = { register: name, ...days, ...choice };
  const preview = useQuery({
    queryKey: ['book', request],
    queryFn: () => client.records.book({ ...request, most: SHOWN }),
    placeholderData: keepPreviousData,
  });
  useEffect(() => {
    void remember(`book/${name}`, JSON.stringify(choice)).catch(() => undefined);
  }, [remember, name, choice]);
  const change = (part: Partial<Choice>): void => setChoice((before) => ({ ...before, ...part }));
  const save = (): void =>
    void during('pdf', async (id) => download(await client.records.bookPdf({ ...request, workId: id })));
  const print = (): void =>
    void during('print', async (id) => {
      const page = await client.records.bookPage({ ...request, workId: id });
      await printPage(await page.text(), t('book.print'));
    });
  const total = preview.data?.total ?? 0;
  const dated = hasStatuses(register);
  return (
    <Modal
      open
      width={1_120}
      style={{ top: 16 }}
      title={t('book.title', { register: t(`registers:${register.key}.title`) })}
      onCancel={onClose}
      footer={
        <div className="row">
          <span className="grow" style={{ textAlign: 'left' }} aria-live="polite">
            {workId !== null ? (
              <WorkProgress key={workId} id={workId} />
            ) : total > SHOWN ? (
              t('book.part', { shown: SHOWN, total })
            ) : (
              t('book.all', { total })
            )}
          </span>
          <Button loading={doing === 'print'} onClick={print}>
            {t('book.print')}
          </Button>
          <Button type="primary" loading={doing === 'pdf'} onClick={save}>
            {t('book.pdf')}
          </Button>
        </div>
      }
    >
      <div className="row" style={{ marginBottom: 8 }}>
        {dated ? <PeriodFilter from={days.from} to={days.to} onChange={setDays} /> : null}
        <Segmented
          aria-label={t('book.layout')}
          value={choice.layout}
          options={bookLayouts.map((layout) => ({ value: layout, label: t(`book.layouts.${layout}`) }))}
          onChange={(layout) => change({ layout })}
        />
        <Checkbox
          checked={choice.withWithdrawn}
          onChange={(event) => change({ withWithdrawn: event.target.checked })}
        >
          {t('book.withWithdrawn')}
        </Checkbox>
        {choice.layout === 'table' ? (
          <span className="grow">
            <ManyInput
              label={t('book.columns')}
              whole
              value={choice.columns}
              options={(preview.data?.columns ?? []).map((column) => ({
                value: column,
                label: columnLabel(t, register, column),
              }))}
              onChange={(columns) => change({ columns })}
            />
          </span>
        ) : null}
      </div>
      <iframe
        sandbox="allow-same-origin"
        title={t('book.preview')}
        style={{ width: '100%', height: 'calc(100vh - 210px)', border: 0 }}
        srcDoc={preview.data?.html ?? ''}
      />
    </Modal>
  );
}
