import { Injectable } from '@nestjs/common';
import { AppError, notFound, ruleViolated } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { assertUnchanged } from '../platform/http/etag.js';
import { AskableQuestions, type AskableQuestion } from './askable-questions.service.js';
import type { InterviewRecord, Round } from './domain/mock-interview.js';
import { InterviewMoves } from './interview-moves.js';
import { wrongInterviewState } from './next-interview-state.js';
import { OwnInterviews } from './own-interviews.js';
import { RoundRepository } from './round.repository.js';

/** Which round of which interview. */
export interface RoundPlace {
  readonly id: string;
  readonly number: number;
}

/** What is asked in the rounds of an interview. The candidate learns nothing of it before a round begins. */
@Injectable()
export class RoundQuestions {
  constructor(
    private readonly own: OwnInterviews,
    private readonly askable: AskableQuestions,
    private readonly rounds: RoundRepository,
    private readonly moves: InterviewMoves,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** What the interviewer could ask, in no order. @throws AppError not-found, forbidden, invalid-state */
  async listOptions(callerId: string, { id, number }: RoundPlace): Promise<AskableQuestion[]> {
    const record = await this.own.get(callerId, id);
    return this.askable.list(askedRound(record, number, callerId), record.interview);
  }

  /**
   * The interviewer decides what is asked, until the round begins.
   *
   * @throws AppError not-found, forbidden, invalid-state, precondition-failed, rule-violated
   */
  pick(
    callerId: string,
    { id, number }: RoundPlace,
    { questionId, tag }: { questionId: string; tag: string },
  ): Promise<InterviewRecord> {
    return this.unitOfWork.run(async () => {
      const record = await this.own.lock(callerId, id);
      const round = askedRound(record, number, callerId);
      if (round.questionId === questionId) return record;
      assertUnchanged({ id, version: record.interview.changeNumber }, tag);
      const chosen = await this.askable.find(round, record.interview, questionId);
      if (chosen === null) throw notAskable(id, number);
      const { revisionId } = chosen;
      await this.rounds.update(round, { questionId, revisionId });
      return this.moves.change(record, {});
    });
  }

  /**
   * The round with its question, for its beginning. What the candidate has met since it was chosen is
   * replaced. Only with the interview locked.
   *
   * @throws AppError rule-violated when there is none that could be asked
   */
  async settle(record: InterviewRecord, round: Round): Promise<Round> {
    const { interview } = record;
    const standing =
      round.questionId === null
        ? null
        : await this.askable.find(round, interview, round.questionId);
    const chosen = standing ?? (await this.askable.choose(round, interview));
    if (chosen === null) throw noQuestion(interview.id, round.number);
    const { questionId, revisionId } = chosen;
    await this.rounds.update(round, { questionId, revisionId });
    return { ...round, questionId, revisionId };
  }
}

/** A round that has not begun, for its interviewer. */
function askedRound(
  { interview, rounds }: InterviewRecord,
  number: number,
  callerId: string,
): Round {
  if (interview.state !== 'scheduled' && interview.state !== 'live') {
    throw wrongInterviewState(interview, 'This needs an interview that is scheduled or live.');
  }
  const round = rounds.find((each) => each.number === number);
  if (round === undefined) throw notFound('round');
  if (round.interviewerId !== callerId) {
    throw new AppError('forbidden', 'This is for the interviewer of the round.');
  }
  if (round.startedAt === null) return round;
  throw wrongInterviewState(interview, 'This round has begun.');
}

function notAskable(id: string, number: number): AppError {
  const detail = `must be one of those that can be asked: see ${optionsOf(id, number)}`;
  return ruleViolated([{ pointer: '#/questionId', code: 'not-askable', detail }]);
}

function noQuestion(id: string, number: number): AppError {
  const detail = `There is no question in the pool that the interviewer has answered and the candidate has not met. The interviewer picks one of ${optionsOf(id, number)}.`;
  return new AppError('rule-violated', detail, {
    errors: [{ pointer: '#', code: 'no-question', detail }],
  });
}

function optionsOf(id: string, number: number): string {
  return `/v1/mock-interviews/${id}/rounds/${number}/question-options`;
}
