import { Injectable } from '@nestjs/common';
import { QuestionReader } from '../question-bank/question.reader.js';
import type { ShownHint } from './asked-question.js';
import type { Round } from './domain/mock-interview.js';
import { RevealedHintRepository } from './revealed-hint.repository.js';

/** The hint that was just shown, and how many more there are. */
export interface NextHint extends ShownHint {
  readonly remaining: number;
}

/** Which hints of its question a round has seen. */
@Injectable()
export class HintLog {
  constructor(
    private readonly hints: RevealedHintRepository,
    private readonly questions: QuestionReader,
  ) {}

  /** Only with the interview locked. @returns null when there is none left */
  async add(round: Round, revealedAt: Date): Promise<NextHint | null> {
    const { interviewId, number: roundNumber, revisionId } = round;
    if (revisionId === null) return null;
    const { hints } = await this.questions.getRevision(revisionId);
    const index = await this.hints.count(interviewId, roundNumber);
    const text = hints[index];
    if (text === undefined) return null;
    await this.hints.insert({ interviewId, roundNumber, hintIndex: index, revealedAt });
    return { index, text, revealedAt, remaining: hints.length - index - 1 };
  }
}
