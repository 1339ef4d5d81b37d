import type { FieldProblem } from '../../kernel/app-error.js';
import type { AssignmentContent } from './assignment.js';
import { dueDayProblems } from './due-day-problems.js';

export interface AssignmentWish extends AssignmentContent {
  readonly dueDay: string;
  readonly memberIds: readonly string[] | null;
}

/** What of that the whole cohort can read, and who of them learns there. */
export interface AssignableParts {
  readonly bankIds: ReadonlySet<string>;
  readonly questionIds: ReadonlySet<string>;
  readonly memberIds: ReadonlySet<string>;
}

/**
 * Every fault of an assignment, by field. What is not known and what the cohort cannot read are one
 * fault: who assigns learns nothing of banks that are closed to them.
 */
export function assignmentProblems(
  wish: AssignmentWish,
  known: AssignableParts,
  now: Date,
): FieldProblem[] {
  const { bankId, questionIds, memberIds, dueDay } = wish;
  const namesBoth = bankId !== null && questionIds.length > 0;
  const namesNone = bankId === null && questionIds.length === 0;
  return [
    ...dueDayProblems(dueDay, now),
    ...(namesBoth || namesNone ? [bothOrNone] : []),
    ...(bankId === null || known.bankIds.has(bankId) ? [] : [unreadable('#/bankId')]),
    ...questionIds.flatMap((id, index) =>
      known.questionIds.has(id) ? [] : [unreadable(`#/questionIds/${index}`)],
    ),
    ...(memberIds ?? []).flatMap((id, index) =>
      known.memberIds.has(id) ? [] : [noMember(`#/memberIds/${index}`)],
    ),
  ];
}

const bothOrNone: FieldProblem = {
  pointer: '#/questionIds',
  code: 'either-or',
  detail: 'must be given where no bank is, and only there',
};

function unreadable(pointer: string): FieldProblem {
  return { pointer, code: 'not-shared', detail: 'is not public nor of a bank that the cohort has' };
}

function noMember(pointer: string): FieldProblem {
  return { pointer, code: 'no-member', detail: 'does not learn in this cohort' };
}
