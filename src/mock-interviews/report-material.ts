import { Injectable } from '@nestjs/common';
import type { Judged } from '../attempts/domain/judge-answer.js';
import type { QuestionRevision } from '../question-bank/domain/question-content.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import type {
  InterviewRecord,
  RevealedHint,
  Round,
  RoundFeedback,
} from './domain/mock-interview.js';
import { RevealedHintRepository } from './revealed-hint.repository.js';
import { RoundAnswers } from './round-answers.js';
import { RoundFeedbackRepository } from './round-feedback.repository.js';
import { SheetCheck } from './sheet-check.js';

/** Looks up what was asked, said and shown in the rounds of an interview. */
@Injectable()
export class ReportMaterial {
  constructor(
    private readonly hints: RevealedHintRepository,
    private readonly feedback: RoundFeedbackRepository,
    private readonly answers: RoundAnswers,
    private readonly check: SheetCheck,
    private readonly questions: QuestionReader,
  ) {}

  async of({ interview }: InterviewRecord): Promise<{
    hints: readonly RevealedHint[];
    said: readonly RoundFeedback[];
  }> {
    const ids = [interview.id];
    return { hints: await this.hints.list(ids), said: await this.feedback.list(ids) };
  }

  /** Null for a round that was not held: of what was not asked nothing is told. */
  async revisionOf({ startedAt, revisionId }: Round): Promise<QuestionRevision | null> {
    if (startedAt === null || revisionId === null) return null;
    return this.questions.getRevision(revisionId);
  }

  transcriptOf(round: Round): Promise<string> {
    return this.answers.transcriptOf(round);
  }

  /**
   * What the interviewer's sheet comes to, whatever became of the answer: its quotes were checked when it
   * was handed in, and what they are of goes with who wrote it down.
   */
  async judge(round: Round, { sheet }: RoundFeedback): Promise<Judged | null> {
    if (sheet === null || round.revisionId === null) return null;
    const items = sheet.items.map(({ criterionKey, levelKey, comment }) => {
      return { criterionKey, levelKey, comment, quote: null };
    });
    return this.check.judge(round, round.revisionId, { ...sheet, items });
  }
}
