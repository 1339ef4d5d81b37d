import { decidingKinds } from './domain/grade-in-force.js';

const kinds = decidingKinds.map((kind) => `'${kind}'`).join(', ');
const precedence = `array_position(ARRAY[${kinds}], g.kind)`;

/**
 * The grade in force of the attempt that SQL knows by this name: what gradeInForce of the domain says of
 * one, for statements that read many.
 */
export const gradeInForceOf = (attempt: string): string => `
  SELECT g.* FROM grade g
   WHERE g.learner_id = ${attempt}.learner_id AND g.attempt_id = ${attempt}.id
     AND ${precedence} IS NOT NULL AND g.voided_at IS NULL
   ORDER BY ${precedence}, g.number DESC LIMIT 1`;
