import { App, Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { childRows, type AnyRecord, type AnyRegister } from '../../shared/registers/define-register.ts';
import { withoutNumbersInTexts, type IsFree } from '../../shared/registers/numbers-in-texts.ts';
import type { RecordSave } from '../../shared/registers/save-request.ts';

/**
 * Asks before a number of an identity document is kept within a text, where the log holds it for ever: it is moved to its field
 * or masked, kept since it is none, or the typing goes on. What was said to be none is not asked about again.
 */
export function useIdentityQuestion(): {
  /** @returns what is to be saved; null where the typing goes on. */
  readonly ask: (register: AnyRegister, record: AnyRecord, save: RecordSave) => Promise<RecordSave | null>;
} {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const none = useRef(new Set<string>());
  return {
    ask: async (register, record, save) => {
      const { save: without, found } = withoutNumbersInTexts(register, save, freeIn(record));
      const names = found.map(({ place, numbers }) => JSON.stringify([save.id, place, numbers]));
      if (names.every((name) => none.current.has(name))) return save;
      const { promise, resolve } = Promise.withResolvers<RecordSave | null>();
      const dialog = modal.confirm({
        title: t('kept:identity.title'),
        width: 560,
        content: t('kept:identity.text', { numbers: found.flatMap(({ numbers }) => numbers).join(', ') }),
        okText: t(found.some(({ canMove }) => canMove) ? 'kept:identity.move' : 'kept:identity.mask'),
        cancelText: t('kept:identity.back'),
        footer: (_buttons, { OkBtn, CancelBtn }) => (
          <>
            <CancelBtn />
            <Button
              onClick={() => {
                for (const name of names) none.current.add(name);
                dialog.destroy();
                resolve(save);
              }}
            >
              {t('kept:identity.none')}
            </Button>
            <OkBtn />
          </>
        ),
        onOk: () => resolve(without),
        onCancel: () => resolve(null),
      });
      return promise;
    },
  };
}

/** A row of a list whose number was neither kept nor typed. */
const freeIn =
  (record: AnyRecord): IsFree =>
  (list, childId, field) => {
    const kept = childRows(record, list).find(({ id }) => id === childId)?.[field];
    return kept === undefined || kept === null || kept === '';
  };
