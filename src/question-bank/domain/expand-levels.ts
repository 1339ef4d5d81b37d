import type { RubricLevel } from './rubric.js';

const scale = [
  { key: 'absent', label: 'Absent or wrong', value: 0 },
  { key: 'named', label: 'Named', value: 1 / 3 },
  { key: 'applied', label: 'Applied to this prompt', value: 2 / 3 },
  { key: 'extended', label: 'Extended by a limit, a number or a rejected option', value: 1 },
] as const;

/** A must-have passes when it was applied to the prompt, not merely named. */
export const passValue = 2 / 3;

/** The four descriptors of a criterion, lowest first, on the scale that all bank documents share. */
export function expandLevels(descriptors: readonly string[]): RubricLevel[] {
  if (descriptors.length !== scale.length) {
    throw new RangeError(`a criterion has ${scale.length} levels`);
  }
  return scale.map((level, index) => ({ ...level, descriptor: descriptors[index] ?? '' }));
}
