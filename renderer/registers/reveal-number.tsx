import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isOpenRegisterName } from '../../shared/registers/all-registers.ts';
import type { AnyRegister } from '../../shared/registers/define-register.ts';
import type { FieldValue } from '../../shared/registers/field.ts';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { Writing } from '../ui/writing.tsx';

/** Shows an identity-document number in full; each look is kept with who and when. */
export function RevealNumber(props: {
  readonly register: AnyRegister;
  readonly recordId: string;
  readonly list: string;
  readonly childId: string;
  readonly field: string;
  readonly value: FieldValue;
}) {
  const { register, recordId, list, childId, field, value } = props;
  const { t } = useTranslation();
  const { client } = useSession();
  const tell = useTellRefusal();
  const [number, setNumber] = useState<string | null>(null);
  const shown = useRef<HTMLElement>(null);
  useEffect(() => {
    if (number === null) return;
    // The button that had the focus is gone; the number stands in its place, and is read there.
    shown.current?.focus();
  }, [number]);
  const { name } = register;
  if (value === null || typeof value !== 'object' || !isOpenRegisterName(name)) return null;
  const reveal = async (): Promise<void> => {
    try {
      setNumber((await client.records.reveal({ register: name, id: recordId, list, childId, field })).number);
    } catch (error) {
      tell(error);
    }
  };
  return number === null ? (
    // Who sees a number is written down.
    <Writing>
      <Button type="link" style={{ padding: 0 }} onClick={() => void reveal()}>
        {t('secret.reveal')}
      </Button>
    </Writing>
  ) : (
    <strong ref={shown} tabIndex={-1}>
      {number}
    </strong>
  );
}
