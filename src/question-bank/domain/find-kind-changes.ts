import { projectKinds, type QuestionContent, type QuestionKind } from './question-content.js';
import type { Milestone } from './question-parts.js';
import type { QuestionProblem } from './question-problem.js';

/** What a question is, as far as other questions and its own past care. */
export interface NamedKind extends Pick<QuestionContent, 'kind'> {
  readonly slug: string;
  readonly milestone: Pick<Milestone, 'capstone' | 'number'> | null;
}

interface KindChange extends QuestionProblem {
  /** Which of the incoming questions, by its place in the list. */
  readonly place: number;
}

const projects = new Set<QuestionKind>(projectKinds);

/**
 * Questions that become a project, stop being one, or change from one sort of project to the other.
 * Learners may have cards of them, or milestones point to them: such a question needs a new slug.
 */
export function findKindChanges(
  stored: readonly NamedKind[],
  incoming: readonly NamedKind[],
): KindChange[] {
  const before = new Map(stored.map(({ slug, kind }) => [slug, kind]));
  return incoming.flatMap(({ slug, kind }, place): KindChange[] => {
    const was = before.get(slug);
    if (was === undefined || was === kind || !(projects.has(was) || projects.has(kind))) return [];
    const detail = `must stay ${was}: give the ${kind} a slug of its own`;
    return [{ place, pointer: '/kind', code: 'kind-changed', detail }];
  });
}
