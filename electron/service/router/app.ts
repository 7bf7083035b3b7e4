import { implement } from '@orpc/server';
import { clockState, giveToday } from '../../../db/clock.ts';
import { remember, rememberedAll } from '../../../db/window-memory.ts';
import { dataNotices, noticeSeen } from '../../../db/notices.ts';
import { readSettings } from '../../../db/settings.ts';
import { lastSaveDate, presentDay } from '../../../db/store.ts';
import { today } from '../../../db/today.ts';
import { app, type AppStatus } from '../../../shared/contract/app.ts';
import { todayAt } from '../../../shared/time/plain-date.ts';
import { namedDevice } from '../named-device.ts';
import { setUp } from '../setup.ts';
import { openAgain, type ServiceState } from '../service-state.ts';
import { done, type Served } from './served.ts';

/** Answers even where no data could be opened: the window then tells why. */
function statusOf({ store, prepared, refusal, looking, options, works }: ServiceState): AppStatus {
  const program = {
    refusal,
    prepared,
    saving: works.saving(),
    looking,
    version: options.version,
    dataDirectory: options.dataDirectory,
  };
  if (store === null) {
    const now = todayAt(options.clock?.() ?? new Date());
    return {
      ...program,
      state: 'refused',
      device: null,
      today: now,
      presentDay: now,
      sample: null,
      clock: 'plausible',
      lastSaveDate: null,
      recovered: false,
      memory: {},
    };
  }
  const { device } = store;
  return {
    ...program,
    state:
      refusal !== null
        ? 'refused'
        : prepared !== null
          ? 'preparing'
          : device === null
            ? 'first-start'
            : 'ready',
    device: device === null ? null : namedDevice(store, device),
    today: today(store),
    presentDay: presentDay(store),
    sample: readSettings(store).sample,
    clock: clockState(store),
    lastSaveDate: lastSaveDate(store),
    recovered: store.recovered,
    memory: rememberedAll(store),
  };
}

export function appRouter({ state, store }: Served) {
  const os = implement(app);
  return os.router({
    status: os.status.handler(() => statusOf(state)),
    openAgain: os.openAgain.handler(async () => {
      await openAgain(state);
      return done;
    }),
    notices: os.notices.handler(() => ({
      refused: state.refusal !== null,
      notices: state.store === null ? [] : dataNotices(state.store),
    })),
    noticeSeen: os.noticeSeen.handler(({ input }) => {
      noticeSeen(store(), input.code);
      return done;
    }),
    setUp: os.setUp.handler(({ input }) => {
      setUp(store(), input);
      return done;
    }),
    setToday: os.setToday.handler(({ input }) => {
      giveToday(store(), input.date);
      return done;
    }),
    reportError: os.reportError.handler(({ input }) => {
      state.options.report?.(`window ${input.reference}`, input.text);
      return done;
    }),
    notify: os.notify.handler(async ({ input }) => ({
      shown: await state.options.platform.notify(input.title, input.body),
    })),
    remember: os.remember.handler(({ input }) => {
      // Where the window stood is forgotten with what is only looked at.
      if (!state.looking) remember(store(), input.name, input.value);
      return done;
    }),
  });
}
