const msPerDay = 86_400_000;

/**
 * When a judgement by an anonymous peer is written down to have come: the first instant of its UTC day,
 * or just after what it judges, whichever is later. When exactly it came would help to tell whose it was.
 */
export function blindInstant(now: Date, judged: Date): Date {
  const day = Math.floor(now.getTime() / msPerDay) * msPerDay;
  return new Date(Math.max(day, judged.getTime() + 1));
}
