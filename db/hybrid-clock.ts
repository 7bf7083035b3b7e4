/**
 * A hybrid logical clock as text that orders by comparison: 12 hex digits of Unix milliseconds and 4 of a counter.
 * It never runs backwards, so that a PC whose clock was set back still writes later clocks than before.
 */
export function nextClock(previous: string | null, now: Date): string {
  const wall = now.getTime();
  const [lastWall, lastCount] = previous === null ? [-1, 0] : readClock(previous);
  if (wall > lastWall) return writeClock(wall, 0);
  return lastCount < 0xffff ? writeClock(lastWall, lastCount + 1) : writeClock(lastWall + 1, 0);
}

/** The instant a clock stands for, to the millisecond. */
export function clockInstant(clock: string): Date {
  return new Date(readClock(clock)[0]);
}

function readClock(clock: string): readonly [number, number] {
  return [Number.parseInt(clock.slice(0, 12), 16), Number.parseInt(clock.slice(12), 16)];
}

function writeClock(wall: number, count: number): string {
  return wall.toString(16).padStart(12, '0') + count.toString(16).padStart(4, '0');
}
