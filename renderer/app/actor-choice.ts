import type { NextActor } from '../../shared/contract/actors.ts';

/** Who shall work here, by the name that is told. */
export interface ActorChoice {
  readonly name: string;
  readonly actor: NextActor;
}
