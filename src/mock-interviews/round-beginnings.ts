import { Injectable } from '@nestjs/common';
import type { InterviewRecord, Round } from './domain/mock-interview.js';
import { InterviewMoves } from './interview-moves.js';
import { RoundQuestions } from './round-questions.service.js';
import { RoundRepository } from './round.repository.js';

/** The beginning of a round: from here on its question stands and its clock runs. */
@Injectable()
export class RoundBeginnings {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly questions: RoundQuestions,
    private readonly moves: InterviewMoves,
  ) {}

  /** Only with the interview locked. @throws AppError rule-violated without a question */
  async begin(record: InterviewRecord, round: Round, startedAt: Date): Promise<InterviewRecord> {
    await this.questions.settle(record, round);
    await this.rounds.update(round, { startedAt });
    return this.moves.change(record, {});
  }
}
