const MS_PER_MINUTE = 60_000;

/**
 * Time used over the time box: 1 is exactly on time, 1.5 half as long again; null without a time box.
 * A late answer is kept and says how late it was. Clocks that run backwards count as no time used;
 * a time box of 0 or less is refused with a RangeError.
 */
export function overtimeRatio(
  startedAt: Date,
  timeLimitMinutes: number | null,
  submittedAt: Date,
): number | null {
  if (timeLimitMinutes === null) return null;
  if (!(timeLimitMinutes > 0)) throw new RangeError(`no time box: ${timeLimitMinutes} minutes`);
  const usedMs = Math.max(0, submittedAt.getTime() - startedAt.getTime());
  return usedMs / (timeLimitMinutes * MS_PER_MINUTE);
}
