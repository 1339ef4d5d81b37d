import type { StandingQuestion } from '../../question-bank/domain/standing-question.js';

/** Something that keeps a question from going or coming back; `pointer` is into the order. */
interface OrderProblem {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

type Related = Pick<
  StandingQuestion,
  'questionId' | 'slug' | 'milestone' | 'variantOf' | 'isRetired'
>;

/**
 * What would be left pointing to nothing: milestones of a capstone that goes, variants of a question that
 * goes, and questions that come back to a bank without what they name.
 *
 * @param standing all questions of the bank as they are now
 * @param drafted ids of questions that drafts change in the same release: those are judged by themselves
 * @param draftedSlugs names of all drafts in the release
 */
export function retirementProblems(
  standing: readonly Related[],
  { retire, restore }: { retire: readonly string[]; restore: readonly string[] },
  { drafted, draftedSlugs }: { drafted: ReadonlySet<string>; draftedSlugs: ReadonlySet<string> },
): OrderProblem[] {
  const leaving = new Set(retire);
  const returning = new Set(restore);
  const there = standing.filter(
    ({ questionId, isRetired }) =>
      !leaving.has(questionId) && (!isRetired || returning.has(questionId)),
  );
  const names = new Set([...there.map(({ slug }) => slug), ...draftedSlugs]);
  const byId = new Map(standing.map((question) => [question.questionId, question]));
  const lost = retire.flatMap((id, index) => {
    const slug = byId.get(id)?.slug;
    const left = there.find(
      (question) => !drafted.has(question.questionId) && namesOf(question).includes(slug ?? ''),
    );
    if (slug === undefined || left === undefined) return [];
    const detail = `is named by ${left.slug}, which stays`;
    return [{ pointer: `#/retire/${index}`, code: 'still-named', detail }];
  });
  const homeless = restore.flatMap((id, index) => {
    const missing = namesOf(byId.get(id)).find((name) => !names.has(name));
    if (missing === undefined) return [];
    const detail = `names ${missing}, which is not in the bank any more`;
    return [{ pointer: `#/restore/${index}`, code: 'unknown-reference', detail }];
  });
  return [...lost, ...homeless];
}

function namesOf(question: Related | undefined): string[] {
  return [question?.milestone?.capstone, question?.variantOf].filter(
    (name) => name !== undefined && name !== null,
  );
}
