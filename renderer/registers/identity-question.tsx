import { App, Button } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordFaults } from '../../shared/contract/refusal.ts';
import type { WireSave } from '../../shared/contract/schemas.ts';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import type { Issue } from '../../shared/registers/check.ts';
import { withoutNumbersInTexts, type Looking } from '../../shared/registers/numbers-in-texts.ts';
import type { ManySave, NoNumber, SaveOutcome } from '../../shared/registers/save-request.ts';
import { newId } from '../session/new-id.ts';
import { refusalOf, useSession } from '../session/session.tsx';

type Answer = 'without' | 'none' | 'back';

/** Told whether the call goes on: it rests while a person is asked. */
type Busy = (busy: boolean) => void;
const idle: Busy = () => {};

/** A request that names itself, with what was said of its texts. */
export interface Asked {
  readonly writeId: string;
  readonly noNumbers?: readonly NoNumber[];
}

/** Asks what to do with numbers of identity documents in texts: moved to their field or masked, kept as none, or typed on. */
function useIdentityQuestion(): (faults: readonly RecordFaults[]) => Promise<Answer> {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  // What asks goes with the form that it asks for: left by another way, nothing is saved.
  const leave = useRef<() => void>(() => {});
  useEffect(() => () => leave.current(), []);
  return useCallback(
    (faults) => {
      const issues = faults.flatMap((record) => record.issues);
      const numbers = new Set(issues.map(({ params }) => String(params['value'])));
      const moves = issues.some(({ params }) => params['canMove'] === 1);
      const { promise, resolve } = Promise.withResolvers<Answer>();
      const dialog = modal.confirm({
        title: t('kept:identity.title'),
        width: 640,
        content: t('kept:identity.text', { numbers: [...numbers].join(', ') }),
        okText: t(moves ? 'kept:identity.move' : 'kept:identity.mask'),
        cancelText: t('kept:identity.back'),
        footer: (_buttons, { OkBtn, CancelBtn }) => (
          <>
            <CancelBtn />
            <Button
              onClick={() => {
                dialog.destroy();
                resolve('none');
              }}
            >
              {t('kept:identity.none')}
            </Button>
            <OkBtn />
          </>
        ),
        onOk: () => resolve('without'),
        onCancel: () => resolve('back'),
      });
      leave.current = () => {
        dialog.destroy();
        resolve('back');
      };
      return promise;
    },
    [modal, t],
  );
}

/**
 * A saving call that asks where it is refused for numbers of identity documents in texts, and goes out again with the answer.
 * The same call made again (its answer was lost) goes out as it was answered.
 */
export function useAsked<Request extends Asked, Answered>(
  call: (request: Request) => Promise<Answered>,
  without: (request: Request, faults: readonly RecordFaults[]) => Request,
  onBusy: Busy = idle,
): (request: Request) => Promise<Answered> {
  const ask = useIdentityQuestion();
  const last = useRef<{ readonly of: string; readonly request: Request } | null>(null);
  return async (request) => {
    if (last.current?.of === request.writeId) return call(last.current.request);
    try {
      return await call(request);
    } catch (error) {
      const { code, records = [] } = refusalOf(error);
      if (code !== 'identity-number') throw error;
      onBusy(false);
      const answer = await ask(records);
      if (answer === 'back') throw error;
      onBusy(true);
      const answered =
        answer === 'none' ? { ...request, noNumbers: saidNone(records) } : without(request, records);
      last.current = { of: request.writeId, request: { ...answered, writeId: newId() } };
      return call(last.current.request);
    }
  };
}

/** Saves records; see `useAsked`. */
export function useSaving(
  onBusy: Busy = idle,
): (request: Asked & { readonly saves: readonly WireSave[] }) => Promise<SaveOutcome> {
  const { client } = useSession();
  return useAsked<Asked & { readonly saves: readonly WireSave[] }, SaveOutcome>(
    ({ saves, ...request }) => client.records.save({ ...request, saves: [...saves] }),
    (request, faults) => ({ ...request, saves: request.saves.map((save) => withoutNumbers(save, faults)) }),
    onBusy,
  );
}

/** Changes many records; see `useAsked`. */
export function useSavingMany(onBusy: Busy): (request: Asked & ManySave) => Promise<SaveOutcome> {
  const { client } = useSession();
  return useAsked<Asked & ManySave, SaveOutcome>(
    (request) => client.records.saveMany({ ...request }),
    (request) => {
      const { register, fields: typed, withdrawn: reason } = request;
      const save = { register, id: '', fields: typed, children: {}, withdrawn: reason ?? null };
      const { fields, withdrawn } = withoutNumbersInTexts(registerNamed(register), save).save;
      return { ...request, fields, ...(reason === undefined ? {} : { withdrawn: withdrawn ?? null }) };
    },
    onBusy,
  );
}

/** The save with the numbers where they belong, as far as the refusal says that they can be moved. */
function withoutNumbers(save: WireSave, faults: readonly RecordFaults[]): WireSave {
  const issues = faults.find(({ id }) => id === save.id)?.issues ?? [];
  if (issues.length === 0) return save;
  const { fields, children, withdrawn } = withoutNumbersInTexts(
    registerNamed(save.register),
    save,
    lookingAt(issues),
  ).save;
  return { ...save, fields, children, ...(withdrawn === undefined ? {} : { withdrawn }) };
}

/** Looks where issues say that there are numbers, and moves those that they say can be moved. */
export function lookingAt(issues: readonly Issue[]): Looking {
  const canMove = issues.filter(({ params }) => params['canMove'] === 1);
  return {
    isFree: (list, childId) =>
      canMove.some((one) => one.list === null || (one.list === list && one.childId === childId)),
    isMeant: ({ list, childId, field }) =>
      issues.some((one) => one.list === list && one.childId === childId && one.field === field),
    isWhole: canMove.some(({ list }) => list === null),
  };
}

const saidNone = (faults: readonly RecordFaults[]): readonly NoNumber[] =>
  faults.flatMap(({ id, issues }) =>
    issues.map(({ list, childId, field, params }) => ({
      id,
      list,
      childId,
      field,
      numbers: String(params['value']),
    })),
  );
