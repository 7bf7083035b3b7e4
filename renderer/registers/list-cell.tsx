import { useTranslation } from 'react-i18next';
import {
  childRows,
  fieldValue,
  shownRows,
  shownValue,
  type AnyRegister,
} from '../../shared/registers/define-register.ts';
import type { ListRow } from '../../shared/registers/list-query.ts';
import { formatNumber } from '../../shared/text/numbers.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { useSession } from '../session/session.tsx';
import { StateTag, ToneTag } from '../ui/tone-tag.tsx';
import { valueText } from '../ui/value-text.ts';

/** One cell of a list: a derived column, a field, or the rows of a child list in one line. */
export function ListCell(props: {
  readonly register: AnyRegister;
  readonly column: string;
  readonly row: ListRow;
}) {
  const { register, column, row } = props;
  const { t, i18n } = useTranslation();
  const { index } = useSession();
  const text = (
    fields: AnyRegister['fields'],
    holder: Parameters<typeof fieldValue>[0],
    name: string,
  ): string => valueText(t, index, i18n.language, fields[name], fieldValue(holder, name));
  switch (column) {
    case 'code':
      return row.record.code;
    case 'status':
      return row.status === null ? null : (
        <ToneTag tone={register.statuses[row.status]}>{t(`choices:status.${row.status}`)}</ToneTag>
      );
    case 'personTrips':
      return row.counted ? (
        formatNumber(row.personTrips)
      ) : (
        <span title={t('list.notCounted')}>
          {t('list.inBrackets', { number: formatNumber(row.personTrips) })}
        </span>
      );
    case 'decidingDate':
      return row.decidingDate === null
        ? null
        : formatDate(row.decidingDate) + (row.decidingDateConfirmed || !register.countsTrips ? '' : ' *');
    case 'lastDate':
      return row.lastDate === null ? null : formatDate(row.lastDate);
    default: {
      const inForce = row.inForce[column];
      if (inForce !== undefined) return inForce === null ? null : formatDate(inForce);
      const state = register.states?.[column];
      if (state !== undefined) return <StateTag state={state} code={row.states[column] ?? null} />;
      const list = register.children[column];
      if (list === undefined)
        return valueText(
          t,
          index,
          i18n.language,
          register.fields[column],
          shownValue(register, row.record, column),
        );
      const names = list.inline.length > 0 ? list.inline.toReversed() : list.columns.slice(0, 2);
      return shownRows(list, childRows(row.record, column))
        .map((child) =>
          names
            .map((name) => text(list.fields, child, name))
            .filter((part) => part !== '')
            .join(', '),
        )
        .join('; ');
    }
  }
}
