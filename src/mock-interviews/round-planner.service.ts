import { Injectable } from '@nestjs/common';
import { AskableQuestions } from './askable-questions.service.js';
import type { InterviewRecord, MockInterview, Round } from './domain/mock-interview.js';
import { planRounds, roundMinutes, type RoundPlan } from './domain/plan-rounds.js';
import { RoundRepository } from './round.repository.js';

/** Of a round whose question is not known yet, when no length was agreed on. */
const usualMinutes = 45;

/** The rounds of an interview, each with a question where there is one. */
@Injectable()
export class RoundPlanner {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly askable: AskableQuestions,
  ) {}

  /** Those it has, or those it gets as soon as there are two people: what was chosen once is kept. */
  async plan({ interview, rounds }: InterviewRecord, inviteeId: string): Promise<readonly Round[]> {
    if (rounds.length > 0) return rounds;
    const planned: Round[] = [];
    for (const plan of planRounds(interview, inviteeId)) {
      planned.push(await this.make(interview, plan));
    }
    await this.rounds.insert(planned);
    return planned;
  }

  private async make(interview: MockInterview, plan: RoundPlan): Promise<Round> {
    const { id: interviewId, candidateLevel, minutesPerRound } = interview;
    const round = { ...plan, interviewId, candidateLevel };
    const chosen = await this.askable.choose(round, interview);
    return {
      ...round,
      minutes: roundMinutes(minutesPerRound, chosen?.timeLimitMinutes ?? usualMinutes),
      questionId: chosen?.questionId ?? null,
      revisionId: chosen?.revisionId ?? null,
      startedAt: null,
      endedAt: null,
      attemptId: null,
    };
  }
}
