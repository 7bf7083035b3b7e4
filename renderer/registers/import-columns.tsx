import { Button, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assignableColumns } from '../../shared/import/columns/assignable-columns.ts';
import type { Decisions, ImportResult, SheetHead } from '../../shared/import/import-result.ts';
import { registerNamed, type OpenRegisterName } from '../../shared/registers/all-registers.ts';
import { PickInput } from '../ui/pick-input.tsx';

/** What stands for a column that is not read. */
const NONE = '-';

interface Assigning {
  readonly result: ImportResult;
  readonly register: OpenRegisterName;
  readonly decisions: Decisions;
  readonly onDecide: (decisions: Decisions) => void;
}

/** The columns of a file, each with the field that it is read as, which can be chosen anew; where no heads were found, their row first. */
export function ImportColumns(props: Assigning) {
  const { result, decisions, onDecide } = props;
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (result.headless !== null) return <HeadRows {...props} />;
  if (result.heads.length === 0) return null;
  return (
    <details
      className="import-finding"
      open={isOpen || decisions.headRows.length > 0}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t('imports:assign.open')}</summary>
      <HeadList {...props} />
      {decisions.headRows.length === 0 ? null : (
        <Button
          size="small"
          type="link"
          onClick={() => onDecide({ ...decisions, headRows: [], columns: [] })}
        >
          {t('imports:assign.other')}
        </Button>
      )}
    </details>
  );
}

function HeadList({ result, register, decisions, onDecide }: Assigning) {
  const { t } = useTranslation();
  const id = useId();
  const options = [
    { value: NONE, label: t('imports:assign.none') },
    ...assignableColumns(registerNamed(register)).map(({ target, label }) => ({ value: target, label })),
  ];
  const sheets = new Set(result.heads.map(({ sheet }) => sheet));
  const isOf = (head: SheetHead, one: { readonly sheet: string; readonly index: number }): boolean =>
    one.sheet === head.sheet && one.index === head.index;
  const chosen = (head: SheetHead): string | null => {
    const own = decisions.columns.find((one) => isOf(head, one));
    return own === undefined ? head.target : own.target;
  };
  const assign = (head: SheetHead, target: string | null): void => {
    const others = decisions.columns.filter((one) => !isOf(head, one));
    const { sheet, index } = head;
    onDecide({ ...decisions, columns: [...others, { sheet, index, target }] });
  };
  return (
    <div className="import-columns" role="group" aria-label={t('imports:assign.title')}>
      {result.heads.map((head) => {
        const title = sheets.size > 1 ? `${head.sheet}: ${head.title}` : head.title;
        const isByHand = head.by === 'hand' || decisions.columns.some((one) => isOf(head, one));
        const says = isByHand ? 'hand' : head.by === 'remembered' ? 'remembered' : null;
        return (
          <div key={`${head.sheet} ${head.index}`} className="import-column">
            <span className="import-head" title={title}>
              {says === null ? title : t('imports:assign.said', { title, by: t(`imports:assign.${says}`) })}
            </span>
            <PickInput
              id={`${id}-${head.sheet}-${head.index}`}
              label={t('imports:assign.as', { title })}
              value={chosen(head) ?? NONE}
              options={options}
              width={220}
              onChange={(value) => assign(head, value === NONE ? null : value)}
            />
          </div>
        );
      })}
    </div>
  );
}

function HeadRows({ result, decisions, onDecide }: Assigning) {
  const { t } = useTranslation();
  const { needed = '', rows = [] } = result.headless ?? {};
  const sheets = new Set(rows.map(({ sheet }) => sheet));
  return (
    <section className="import-questions" aria-label={t('imports:assign.rows')}>
      <p>{t('imports:assign.headless', { needed })}</p>
      <div className="import-rows">
        <table className="grid">
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.sheet} ${row.row}`}>
                <td>
                  <Radio
                    checked={decisions.headRows.some((one) => one.sheet === row.sheet && one.row === row.row)}
                    onChange={() =>
                      onDecide({ ...decisions, headRows: [{ sheet: row.sheet, row: row.row }], columns: [] })
                    }
                  >
                    {t('imports:assign.row', {
                      row: sheets.size > 1 ? `${row.sheet}: ${row.row}` : row.row,
                    })}
                  </Radio>
                </td>
                {row.texts.map((text, at) => (
                  // oxlint-disable-next-line react/no-array-index-key -- a cell is told by its place alone
                  <td key={at}>{text}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
