/** When an interview is, as far as a score goes. */
export interface InterviewInstant {
  readonly atMs: number;
  readonly isPast: boolean;
}

const halfADayMs = 43_200_000;

/**
 * The instant a score is for. Interviews are set to the middle of their day, and nobody knows the hour:
 * until that day is over the interview may still be ahead, so in its second half the score is for now.
 * Without a date it is for now, too.
 *
 * @param endsAtMs when the day is over; twelve hours after its middle if nobody says
 */
export function interviewInstant(
  asOfMs: number,
  interviewAtMs: number | null,
  endsAtMs?: number | null,
): InterviewInstant {
  if (interviewAtMs === null) return { atMs: asOfMs, isPast: false };
  if (asOfMs >= (endsAtMs ?? interviewAtMs + halfADayMs))
    return { atMs: interviewAtMs, isPast: true };
  return { atMs: Math.max(asOfMs, interviewAtMs), isPast: false };
}
