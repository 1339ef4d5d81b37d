import type { EvidenceClaim } from './evidence.js';

const fields = [
  'kind',
  'title',
  'description',
  'figure',
  'rerun',
  'day',
  'url',
  'writeUp',
  'certificationId',
  'issuer',
  'expiresDay',
  'attemptId',
] as const satisfies readonly Exclude<keyof EvidenceClaim, 'skills'>[];

/** Whether two claims say the same, skills in the same order included. */
export function isSameClaim(one: EvidenceClaim, other: EvidenceClaim): boolean {
  return (
    fields.every((field) => one[field] === other[field]) &&
    one.skills.length === other.skills.length &&
    one.skills.every(
      ({ skill, level }, index) =>
        skill === other.skills[index]?.skill && level === other.skills[index]?.level,
    )
  );
}
