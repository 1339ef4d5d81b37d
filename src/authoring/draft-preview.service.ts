import { Injectable } from '@nestjs/common';
import { ruleViolated } from '../kernel/app-error.js';
import { contentHash, structureHash } from '../question-bank/content-hash.js';
import type { StandingQuestion } from '../question-bank/domain/standing-question.js';
import { toOutlineResponse } from '../question-bank/outline.dto.js';
import { toQuestionResponse } from '../question-bank/question.dto.js';
import { StandingQuestionReader } from '../question-bank/standing-question.reader.js';
import type { QuestionContent } from '../question-bank/domain/question-content.js';
import { judgeQuestion } from '../question-bank/judge-question.js';
import type { Draft } from './domain/draft.js';
import type { DraftPreviewResponse } from './draft.dto.js';
import { namedDocument } from './named-document.js';

/** The revision that there will be, but is not. */
const noRevision = '00000000-0000-0000-0000-000000000000';

/** Shows drafts as learners would see them. */
@Injectable()
export class DraftPreview {
  constructor(private readonly questions: StandingQuestionReader) {}

  /** @throws AppError rule-violated while something is missing */
  async preview(draft: Draft): Promise<DraftPreviewResponse> {
    const { content, problems } = judgeQuestion(namedDocument(draft));
    if (content === null) {
      throw ruleViolated(
        problems
          .filter(({ code }) => code === 'missing')
          .map(({ pointer, ...rest }) => ({ ...rest, pointer: `#/document${pointer}` })),
      );
    }
    const standing = await this.questions.list(draft.bankId);
    const before = standing.find(({ questionId }) => questionId === draft.questionId);
    const last = Math.max(-1, ...standing.map(({ position }) => position));
    const position = draft.position ?? before?.position ?? last + 1;
    return {
      question: questionOf({ ...draft, position }, content, before),
      outline: outlineOf(draft, content),
    };
  }
}

function questionOf(
  draft: Draft & { position: number },
  content: QuestionContent,
  before: StandingQuestion | undefined,
): DraftPreviewResponse['question'] {
  return toQuestionResponse({
    ...content,
    id: draft.questionId,
    bankId: draft.bankId,
    slug: draft.slug,
    position: draft.position,
    version: (before?.version ?? 0) + 1,
    revisionId: noRevision,
    topics: [...content.topics],
    skills: [...content.skills],
    clarifications: [...content.clarifications],
    criterionCount: content.rubric.criteria.length,
    hintCount: content.hints.length,
    updatedAt: draft.updatedAt,
    retiredAt: null,
  });
}

function outlineOf(draft: Draft, content: QuestionContent): DraftPreviewResponse['outline'] {
  return toOutlineResponse({
    ...content,
    id: noRevision,
    questionId: draft.questionId,
    number: 1,
    contentHash: contentHash(content),
    structureHash: structureHash(content),
    createdAt: draft.updatedAt,
  });
}
