/** Carries out all steps of something at once. */
export function straight<Answer>(steps: Generator<unknown, Answer, void>): Answer {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
