import type { FieldProblem } from '../../kernel/app-error.js';
import type { EvidenceClaim, EvidenceKind } from './evidence.js';

type Field = keyof EvidenceClaim;

/** What only one kind has. */
const fieldOf: readonly (readonly [Field, EvidenceKind])[] = [
  ['writeUp', 'write-up'],
  ['certificationId', 'certification'],
  ['issuer', 'certification'],
  ['expiresDay', 'certification'],
];

/**
 * What a claim must be besides well formed, on this day of its learner's: each kind has what makes it
 * evidence and nothing of the other kinds, nothing is dated in the future, and no skill comes twice.
 */
export function claimProblems(claim: EvidenceClaim, today: string): FieldProblem[] {
  return [...kindProblems(claim), ...dayProblems(claim, today), ...skillProblems(claim)];
}

function kindProblems(claim: EvidenceClaim): FieldProblem[] {
  const { kind, certificationId, issuer } = claim;
  const foreign = fieldOf.filter(([field, owner]) => owner !== kind && claim[field] !== null);
  return [
    ...foreign.map(([field, owner]) =>
      problem(field, 'other-kind', `is for evidence of the kind ${owner} only`),
    ),
    ...when(
      kind === 'link' && claim.url === null,
      problem('url', 'missing', 'must say where to look'),
    ),
    ...when(
      kind === 'write-up' && claim.writeUp === null,
      problem('writeUp', 'missing', 'must be there'),
    ),
    ...when(
      kind === 'certification' && (certificationId === null) === (issuer === null),
      problem('issuer', 'one-of', 'must be there, or certificationId, and not both'),
    ),
  ];
}

function dayProblems({ day, expiresDay }: EvidenceClaim, today: string): FieldProblem[] {
  return [
    ...when(day > today, problem('day', 'in-the-future', 'must be today or earlier')),
    ...when(
      expiresDay !== null && expiresDay < day,
      problem('expiresDay', 'before-day', 'must not be before it was earned'),
    ),
  ];
}

function skillProblems({ skills }: EvidenceClaim): FieldProblem[] {
  return skills.flatMap(({ skill }, index) => {
    const isFirst = skills.findIndex((other) => other.skill === skill) === index;
    const pointer = `#/skills/${index}/skill`;
    return when(!isFirst, { pointer, code: 'repeated', detail: 'must not come twice' });
  });
}

function problem(field: Field, code: string, detail: string): FieldProblem {
  return { pointer: `#/${field}`, code, detail };
}

function when(applies: boolean, found: FieldProblem): FieldProblem[] {
  return applies ? [found] : [];
}
