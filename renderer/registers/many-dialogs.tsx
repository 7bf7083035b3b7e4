import { Button, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordFaults } from '../../shared/contract/refusal.ts';
import { issueSentence } from '../../shared/i18n/translator.ts';
import { registerNamed, type OpenRegisterName } from '../../shared/registers/all-registers.ts';
import { isEmpty, type AnyRegister } from '../../shared/registers/define-register.ts';
import { editableTogether } from '../../shared/registers/list-columns.ts';
import type { JsonValue } from '../../shared/registers/field.ts';
import { formatNumber } from '../../shared/text/numbers.ts';
import { useSession } from '../session/session.tsx';
import { afterAWhile } from '../ui/after-a-while.ts';
import { ChoiceInput } from '../ui/choice-input.tsx';
import { FieldInput } from '../ui/field-input.tsx';
import { focusAtOpening } from '../ui/focus-at-opening.ts';
import { columnLabel } from '../ui/labels.ts';
import { useLeavableDialog } from '../ui/leaving.ts';
import { settleTyping } from '../ui/settle.ts';
import { TextLines } from '../ui/text-box.tsx';
import { useAfterTyping } from '../ui/use-after-typing.ts';
import { useFocusBack } from '../ui/use-focus-back.ts';
import { ClosedRecordsNote } from './closed-periods.tsx';
import type { Mark } from './list-marks.ts';
import { useSaveMany } from './use-save-many.ts';

interface ManyDialog {
  readonly register: OpenRegisterName;
  readonly marks: readonly Mark[];
  /** Takes marks off records that are to stay as they are. */
  readonly onLeaveOut: (ids: readonly string[]) => void;
  /** @param saved whether the records were changed. */
  readonly onClose: (saved: boolean) => void;
}

/** Writes one value into one field of all marked records. */
export function EditManyDialog({ register: name, marks, onLeaveOut, onClose }: ManyDialog) {
  const register = registerNamed(name);
  const { t } = useTranslation();
  useFocusBack();
  const { status } = useSession();
  const { busy, faults, forgetFaults, save } = useSaveMany(name);
  const [chosen, setChosen] = useState<string | null>(null);
  const [value, setValue] = useState<JsonValue>(null);
  const [emptying, setEmptying] = useState(false);
  const fields = editableTogether(register);
  const field = chosen === null || !fields.includes(chosen) ? undefined : register.fields[chosen];
  const isFit = field !== undefined && (emptying || field.kind === 'boolean' || !isEmpty(value));
  const written = emptying ? null : field?.kind === 'boolean' ? value === true : value;
  const write = async (): Promise<void> => {
    if (!isFit || chosen === null) return;
    const sentence = t('lists:told.edited', {
      field: columnLabel(t, register, chosen),
      number: formatNumber(marks.length),
    });
    if (await save(marks, { fields: { [chosen]: written } }, sentence)) onClose(true);
  };
  const title = t('lists:edit.title', { number: formatNumber(marks.length) });
  const leave = useLeavableDialog(title, field !== undefined && (emptying || !isEmpty(value)), () =>
    setChosen(null),
  );
  const writeTyped = useAfterTyping(() => void write());
  return (
    <Modal
      open
      width={620}
      title={title}
      okText={t('lists:edit.write', { number: formatNumber(marks.length) })}
      okButtonProps={{ disabled: field === undefined || marks.length === 0, loading: afterAWhile(busy) }}
      onOk={writeTyped}
      onCancel={() => leave(() => onClose(false))}
      mask={{ closable: false }}
      afterOpenChange={focusAtOpening('#many-field')}
    >
      <ClosedRecordsNote
        register={name}
        changes={marks.map(({ id }) => ({
          id,
          fields: isFit ? { [chosen ?? '']: written } : {},
          children: {},
        }))}
      />
      <div className="many-fields">
        <label htmlFor="many-field">{t('lists:edit.field')}</label>
        <ChoiceInput
          id="many-field"
          value={chosen}
          options={fields.map((one) => ({ value: one, label: columnLabel(t, register, one) }))}
          onChange={(one) => {
            setChosen(one);
            setValue(null);
            setEmptying(false);
            forgetFaults();
          }}
        />
        {field === undefined ? null : (
          <>
            <label htmlFor="many-value">{t('lists:edit.value')}</label>
            <FieldInput
              key={chosen}
              id="many-value"
              field={field}
              value={value}
              on={status.today}
              disabled={emptying}
              onChange={(next) => {
                setValue(next);
                forgetFaults();
              }}
            />
            {field.kind === 'boolean' ? null : (
              <label className="many-empty">
                <input
                  type="checkbox"
                  className="box-tick"
                  checked={emptying}
                  onChange={(event) => {
                    settleTyping();
                    setEmptying(event.target.checked);
                  }}
                />
                {t('lists:edit.empty')}
              </label>
            )}
          </>
        )}
      </div>
      <ManyFaults register={register} faults={faults} onLeaveOut={onLeaveOut} onForget={forgetFaults} />
    </Modal>
  );
}

/** Takes all marked records out of the register with one reason, or brings all of them back. */
export function WithdrawManyDialog(props: ManyDialog & { readonly back: boolean }) {
  const { register: name, marks, back, onLeaveOut, onClose } = props;
  const { t } = useTranslation();
  useFocusBack();
  const { busy, faults, forgetFaults, save } = useSaveMany(name);
  const [reason, setReason] = useState('');
  const number = formatNumber(marks.length);
  const act = async (): Promise<void> => {
    const withdrawn = back ? null : { reason };
    const sentence = t(back ? 'lists:told.reinstated' : 'lists:told.withdrawn', { number });
    if (await save(marks, { fields: {}, withdrawn }, sentence)) onClose(true);
  };
  const label = t(back ? 'record.reinstate' : 'record.withdraw');
  const title = t(back ? 'lists:withdraw.backTitle' : 'lists:withdraw.title', { number });
  const leave = useLeavableDialog(title, reason.trim() !== '', () => setReason(''));
  return (
    <Modal
      open
      title={title}
      okText={label}
      okButtonProps={{
        danger: !back,
        disabled: marks.length === 0 || (!back && reason.trim() === ''),
        loading: afterAWhile(busy),
      }}
      onOk={() => void act()}
      onCancel={() => leave(() => onClose(false))}
      mask={{ closable: false }}
      afterOpenChange={focusAtOpening('#many-reason')}
    >
      <ClosedRecordsNote
        register={name}
        changes={marks.map(({ id }) => ({ id, fields: {}, children: {} }))}
      />
      {back ? null : (
        <>
          <p>{t('record.withdrawHint')}</p>
          <label htmlFor="many-reason">{t('record.reason')}</label>
          <TextLines id="many-reason" rows={2} maxLength={1_000} value={reason} onValue={setReason} />
        </>
      )}
      <ManyFaults
        register={registerNamed(name)}
        faults={faults}
        onLeaveOut={onLeaveOut}
        onForget={forgetFaults}
      />
    </Modal>
  );
}

/** Why nothing was written, by record, and the way to write the others. */
function ManyFaults(props: {
  readonly register: AnyRegister;
  readonly faults: readonly RecordFaults[];
  readonly onLeaveOut: (ids: readonly string[]) => void;
  readonly onForget: () => void;
}): ReactNode {
  const { register, faults } = props;
  const { t } = useTranslation();
  if (faults.length === 0) return null;
  const labelOf = (field: string | null): string =>
    field === null || field === 'withdrawn' ? '' : `${columnLabel(t, register, field)}: `;
  return (
    <div role="alert" className="many-faults">
      <strong>{t('lists:faults.title', { number: formatNumber(faults.length) })}</strong>
      <ul>
        {faults.map(({ id, code, issues }) => (
          <li key={id}>
            <strong>{code}</strong>{' '}
            {issues
              .filter((issue) => issue.severity === 'error')
              .map((issue) => labelOf(issue.list === null ? issue.field : null) + issueSentence(t, issue))
              .join(' ')}
          </li>
        ))}
      </ul>
      <Button
        onClick={() => {
          props.onLeaveOut(faults.map(({ id }) => id));
          props.onForget();
        }}
      >
        {t('lists:faults.leaveOut', { number: formatNumber(faults.length) })}
      </Button>
    </div>
  );
}
