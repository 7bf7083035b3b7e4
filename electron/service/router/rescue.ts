import { implement } from '@orpc/server';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { rescue } from '../../../shared/contract/rescue.ts';
import { answerFile } from './answer-file.ts';
import { endLooking, lookOnly, wayBack } from '../service-state.ts';
import { todayAt } from '../../../shared/time/plain-date.ts';
import { done, type Served } from './served.ts';

export function rescueRouter({ state }: Served) {
  const os = implement(rescue);
  return os.router({
    look: os.look.handler(({ input, signal }) => {
      if (state.refusal === null) throw new Refusal('message-invalid', { field: 'rescue' });
      return state.works.during(input.id, signal, (how) => state.rescue.look(how));
    }),
    take: os.take.handler(({ input }) => wayBack(state, input.id, (way, tell) => way.take(tell))),
    goOn: os.goOn.handler(({ input }) => wayBack(state, input.id, (way, tell) => way.goOn(tell))),
    lookOnly: os.lookOnly.handler(() => {
      lookOnly(state);
      return done;
    }),
    endLooking: os.endLooking.handler(() => {
      endLooking(state);
      return done;
    }),
    workbook: os.workbook.handler(async () => {
      const day = todayAt(state.options.clock?.() ?? new Date());
      return { file: answerFile([await state.rescue.workbook()], `so-ngoai-vu-doc-duoc-${day}.xlsx`) };
    }),
  });
}
