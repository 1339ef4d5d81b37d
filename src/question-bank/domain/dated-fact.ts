export const factSubjects = [
  'guarantee',
  'limit',
  'recovery',
  'billing',
  'status',
  'exam',
  'price',
] as const;
export type FactSubject = (typeof factSubjects)[number];

/** Something that was true when it was seen: prices, limits and exams move. */
export interface DatedFact {
  readonly about: FactSubject;
  readonly text: string;
  /** When it was seen: a year, a month or a day, `2026`, `2026-08`, `2026-08-14`. */
  readonly seen: string;
}
