import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../shared/text/numbers.ts';
import { Writing } from '../ui/writing.tsx';

/** What can be done with the marked records of a list, in place of its filters. */
export function MarkedBar(props: {
  readonly count: number;
  /** How many of them stand on other pages. */
  readonly elsewhere: number;
  /** Whether the list shows what was taken out: that is only brought back. */
  readonly withdrawn: boolean;
  readonly onEdit: () => void;
  readonly onWithdraw: () => void;
  readonly onExport: () => void;
  readonly onPrint: () => void;
  readonly onClear: () => void;
}) {
  const { count, elsewhere, withdrawn } = props;
  const { t } = useTranslation();
  return (
    <div className="row list-filters list-marked" role="toolbar" aria-label={t('lists:marks.what')}>
      <strong role="status">
        {t('lists:marks.count', { number: formatNumber(count) })}
        {elsewhere === 0 ? '' : ` ${t('lists:marks.elsewhere', { number: formatNumber(elsewhere) })}`}
      </strong>
      <Writing>
        {withdrawn ? (
          <Button onClick={props.onWithdraw}>{t('record.reinstate')}</Button>
        ) : (
          <>
            <Button onClick={props.onEdit}>{t('lists:marks.edit')}</Button>
            <Button danger onClick={props.onWithdraw}>
              {t('record.withdraw')}
            </Button>
          </>
        )}
      </Writing>
      <Button onClick={props.onExport}>{t('lists:marks.export')}</Button>
      <Button onClick={props.onPrint}>{t('lists:marks.print')}</Button>
      <Button onClick={props.onClear}>{t('lists:marks.clear')}</Button>
    </div>
  );
}
