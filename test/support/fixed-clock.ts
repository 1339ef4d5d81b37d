import { Clock } from '../../src/kernel/clock.js';

/** A clock that stands still until it is told to move. */
export class FixedClock extends Clock {
  private instant = new Date('2026-03-02T09:00:00.000Z');

  override now(): Date {
    return new Date(this.instant);
  }

  set(instant: string): void {
    this.instant = new Date(instant);
  }

  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void {
    const { days = 0, hours = 0, minutes = 0, seconds = 0 } = by;
    const total = ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
    this.instant = new Date(this.instant.getTime() + total * 1000);
  }
}
