import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rowsOf } from '../../shared/reference/find-reference.ts';
import { isMoney } from '../../shared/registers/field-values.ts';
import type { FieldValue, JsonValue } from '../../shared/registers/field.ts';
import { formatNumber, parseTypedNumber } from '../../shared/text/numbers.ts';
import { parseTypedMoney } from '../../shared/text/typed-money.ts';
import { useSession } from '../session/session.tsx';
import { RowInput } from './choice-input.tsx';
import { NumberBox } from './number-input.tsx';
import { suggestion } from './suggestions.ts';
import type { BoxProps } from './text-box.tsx';

/** Amount, currency and rate, which mean something only together. */
export function MoneyInput(
  props: BoxProps & {
    readonly value: FieldValue;
    readonly onChange: (value: JsonValue) => void;
  },
) {
  const { value, onChange, id, ...box } = props;
  const { t } = useTranslation();
  const { reference } = useSession();
  const money = isMoney(value) ? value : null;
  // What was chosen while no amount was there, or none that can be read.
  const [chosen, setChosen] = useState({ currency: 'VND', rate: null as number | null });
  const { currency, rate } = money ?? chosen;
  const rows = useMemo(
    () =>
      rowsOf(reference, 'currency').map((row) =>
        suggestion(row.code, row.code, [row.name, row.nameEn, ...row.aliases]),
      ),
    [reference],
  );
  const set = (amount: number, unit: string, given: number | null): void =>
    onChange({ amount, currency: unit, rate: unit === 'VND' ? 1 : given });
  return (
    <div className="money">
      <NumberBox
        {...box}
        id={id}
        value={money?.amount ?? (typeof value === 'string' ? value : null)}
        read={(text) => parseTypedMoney(text)?.amount}
        show={formatNumber}
        onChange={(amount, text) => {
          const unit = parseTypedMoney(text)?.currency ?? currency;
          const given = unit === currency ? rate : null;
          setChosen({ currency: unit, rate: given });
          if (typeof amount === 'number') set(amount, unit, given);
          else onChange(amount);
        }}
      />
      <span className="money-currency">
        <RowInput
          label={t('money.currency')}
          disabled={box.disabled}
          value={currency}
          rows={rows}
          onChange={(code) => {
            const unit = code ?? 'VND';
            setChosen({ currency: unit, rate: null });
            if (money !== null) set(money.amount, unit, null);
          }}
        />
      </span>
      {currency === 'VND' ? null : (
        <span className="money-rate">
          <NumberBox
            label={t('money.rate')}
            placeholder={t('money.rate')}
            disabled={box.disabled}
            value={rate}
            read={parseTypedNumber}
            show={formatNumber}
            onChange={(next) => {
              // What cannot be read is no rate.
              const given = typeof next === 'number' ? next : null;
              setChosen({ currency, rate: given });
              if (money !== null) set(money.amount, currency, given);
            }}
          />
        </span>
      )}
    </div>
  );
}
