import type { Evidence } from './evidence.js';
import { relianceOf } from './shrink.js';

/**
 * What evidence on things that lie `sd` around a common level says of that level. However much is known
 * of one of them, it never weighs more than 1 / sd²: one question is not the skill.
 */
export function passUp(parts: readonly Evidence[], sd: number): Evidence {
  let precision = 0;
  let pull = 0;
  for (const part of parts) {
    const reliance = relianceOf(part.precision, sd);
    precision += reliance * part.precision;
    pull += reliance * part.pull;
  }
  return { precision, pull };
}
