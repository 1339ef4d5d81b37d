import type { Evidence } from './evidence.js';

export const standings = ['counts', 'expired', 'no-picture'] as const;
export type Standing = (typeof standings)[number];

/**
 * Whether something counts as evidence on this day of its learner's: a certification until its last day,
 * that day included, and a screenshot once the picture is there.
 */
export function evidenceStanding(
  { kind, expiresDay, file }: Pick<Evidence, 'kind' | 'expiresDay' | 'file'>,
  today: string,
): Standing {
  if (expiresDay !== null && expiresDay < today) return 'expired';
  return kind === 'screenshot' && file === null ? 'no-picture' : 'counts';
}
