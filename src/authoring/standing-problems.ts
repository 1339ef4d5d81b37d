import type { QuestionContent } from '../question-bank/domain/question-content.js';
import type { QuestionProblem } from '../question-bank/domain/question-problem.js';
import type { StandingQuestion } from '../question-bank/domain/standing-question.js';
import type { Draft } from './domain/draft.js';

/** A draft, and what it says as far as that can be told. */
export interface ReadDraft {
  readonly draft: Draft;
  /** Null while something is missing. */
  readonly content: QuestionContent | null;
  /** What its revision would have as content hash; null while something is missing. */
  readonly contentHash: string | null;
}

/** How a draft stands to what its bank has published, and to the calendar. */
export class StandingProblems {
  private readonly byId: ReadonlyMap<string, StandingQuestion>;
  private readonly bySlug: ReadonlyMap<string, StandingQuestion>;
  private readonly byExternalId: ReadonlyMap<string | null, StandingQuestion>;

  /** @param today a calendar day, YYYY-MM-DD */
  constructor(
    standing: readonly StandingQuestion[],
    private readonly today: string,
  ) {
    this.byId = new Map(standing.map((question) => [question.questionId, question]));
    this.bySlug = new Map(standing.map((question) => [question.slug, question]));
    this.byExternalId = new Map(standing.map((question) => [question.externalId, question]));
  }

  of({ draft, content, contentHash }: ReadDraft): QuestionProblem[] {
    return [
      ...this.takenNames(draft),
      ...this.besideBefore(draft, contentHash),
      ...this.overdue(content),
    ];
  }

  private takenNames({ questionId, slug, externalId }: Draft): QuestionProblem[] {
    const sameSlug = this.bySlug.get(slug);
    const sameId = externalId === null ? undefined : this.byExternalId.get(externalId);
    const isOther = (question: StandingQuestion | undefined) =>
      question !== undefined && question.questionId !== questionId;
    const detail = 'is that of another question of the bank';
    return [
      ...(isOther(sameSlug) ? [{ pointer: '/slug', code: 'slug-taken', detail }] : []),
      ...(isOther(sameId) ? [{ pointer: '/externalId', code: 'external-id-taken', detail }] : []),
    ];
  }

  private besideBefore(draft: Draft, contentHash: string | null): QuestionProblem[] {
    const before = this.byId.get(draft.questionId);
    if (before === undefined) return [];
    if (before.slug !== draft.slug || before.externalId !== draft.externalId) {
      const detail = 'is not what the published question is called';
      return [{ pointer: '/slug', code: 'names-are-fixed', detail }];
    }
    if (before.isRetired) {
      return [{ pointer: '', code: 'comes-back', detail: 'changes a question that is retired' }];
    }
    const isInPlace = draft.position === null || draft.position === before.position;
    if (contentHash === before.contentHash && isInPlace) {
      return [{ pointer: '', code: 'nothing-changed', detail: 'says what is published already' }];
    }
    if (draft.baseRevisionId === before.revisionId) return [];
    const detail = 'was begun on an earlier revision than the published one';
    return [{ pointer: '', code: 'base-changed', detail }];
  }

  private overdue(content: QuestionContent | null): QuestionProblem[] {
    if (content === null || content.reviewByDay >= this.today) return [];
    const detail = `was to be reviewed by ${content.reviewByDay}`;
    return [{ pointer: '/reviewBy', code: 'review-overdue', detail }];
  }
}
