/** Where a series of ids that sort by time stands. */
export interface Tick {
  /** What the clock said when it was made, in milliseconds since 1970. */
  readonly askedMs: number;
  /** What goes into the id, in milliseconds since 1970: as asked, or later after very many in one. */
  readonly ms: number;
  /** 0..4095: the place within the millisecond. */
  readonly counter: number;
}

const mostInOneMs = 4096;

/**
 * The tick after another, so that ids made within one millisecond sort as they were made: a counter that
 * starts by chance in the lower half of its 12 bits (RFC 9562 §6.2, method 1). One that runs over goes
 * on in the next millisecond; a clock that was set back starts anew.
 *
 * @param chance any whole number; its lowest 11 bits are the start of a new millisecond
 */
export function nextTick(last: Tick | null, nowMs: number, chance: number): Tick {
  if (last === null || nowMs < last.askedMs || nowMs > last.ms) {
    return { askedMs: nowMs, ms: nowMs, counter: chance & 0x7ff };
  }
  const counter = last.counter + 1;
  return counter < mostInOneMs
    ? { askedMs: nowMs, ms: last.ms, counter }
    : { askedMs: nowMs, ms: last.ms + 1, counter: chance & 0x7ff };
}
