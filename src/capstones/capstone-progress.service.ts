import { Injectable } from '@nestjs/common';
import type { ProjectAnswer } from '../attempts/project-answers.reader.js';
import { ProjectAnswersReader } from '../attempts/project-answers.reader.js';
import type { CapstoneQuestion } from '../question-bank/project-question.reader.js';
import { ReviewedAnswerReader } from '../peer-review/reviewed-answer.reader.js';
import { CapstoneRepository } from './capstone.repository.js';
import type {
  MilestoneAnswer,
  MilestoneFacts,
  MilestoneStanding,
} from './domain/milestone-standing.js';
import { standMilestones } from './domain/stand-milestones.js';

/** How far somebody is with a capstone. */
export interface CapstoneProgress {
  /** In the order of their numbers. */
  readonly milestones: readonly MilestoneStanding[];
  readonly facts: readonly MilestoneFacts[];
}

/** Holds what somebody handed in against the milestones of a capstone. */
@Injectable()
export class CapstoneProgressService {
  constructor(
    private readonly answers: ProjectAnswersReader,
    private readonly capstones: CapstoneRepository,
    private readonly reviews: ReviewedAnswerReader,
  ) {}

  async of(learnerId: string, capstone: CapstoneQuestion): Promise<CapstoneProgress> {
    const [progress] = await this.ofAll(learnerId, [capstone]);
    return progress ?? { milestones: [], facts: [] };
  }

  /** In the same order. */
  async ofAll(
    learnerId: string,
    capstones: readonly CapstoneQuestion[],
  ): Promise<CapstoneProgress[]> {
    const ids = capstones.flatMap(({ milestones }) => milestones.map((each) => each.questionId));
    if (ids.length === 0) return capstones.map(() => ({ milestones: [], facts: [] }));
    const answers = await this.answers.list(learnerId, ids);
    const byQuestion = Map.groupBy(answers, ({ questionId }) => questionId);
    const asked = await this.reviews.listAskedAt(
      learnerId,
      answers.map(({ attemptId }) => attemptId),
    );
    const waivers = await this.capstones.listWaivers(learnerId, ids);
    const waivedAt = new Map(waivers.map((each) => [each.questionId, each.waivedAt]));
    return capstones.map(({ milestones }) => {
      const facts = milestones.map(({ questionId, milestone }) => ({
        number: milestone.number,
        answers: (byQuestion.get(questionId) ?? []).map((answer) =>
          toMilestoneAnswer(answer, asked.get(answer.attemptId) ?? null),
        ),
        waivedAt: waivedAt.get(questionId) ?? null,
      }));
      return { milestones: standMilestones(facts), facts };
    });
  }
}

function toMilestoneAnswer(
  { attemptId, submittedAt, gradeInForce }: ProjectAnswer,
  askedAt: Date | null,
): MilestoneAnswer {
  const judgement =
    gradeInForce === null
      ? null
      : {
          by: gradeInForce.kind === 'self' ? ('author' as const) : ('others' as const),
          isPass: gradeInForce.verdict !== 'not-yet',
        };
  return { attemptId, submittedAt, askedAt, judgement };
}
