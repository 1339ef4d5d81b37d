import { Injectable } from '@nestjs/common';
import { EvidenceReader, type AnswerEvidence } from '../attempts/evidence.reader.js';
import { GroupMemoryReader, type RememberedCard } from '../scheduling/group-memory.reader.js';
import { DEFAULT_WEIGHTS } from '../scheduling/domain/scheduling-parameters.js';

/** What is known of one learner's answers and memory, at some questions. */
export interface LearnerFacts {
  readonly cards: readonly RememberedCard[];
  readonly answers: readonly AnswerEvidence[];
  /** w0..w20 of the next review. */
  readonly weights: readonly number[];
}

/** Reads what learners know, in as many statements for one as for a thousand. */
@Injectable()
export class LearnerBook {
  constructor(
    private readonly memory: GroupMemoryReader,
    private readonly evidence: EvidenceReader,
  ) {}

  async load(
    learnerIds: readonly string[],
    questionIds: readonly string[],
  ): Promise<(learnerId: string) => LearnerFacts> {
    const cards = await this.memory.listRemembered(learnerIds, questionIds);
    const answers = await this.evidence.listEvidence(learnerIds, questionIds);
    const weights = await this.memory.listWeights(learnerIds);
    const cardsOf = Map.groupBy(cards, ({ learnerId }) => learnerId);
    const answersOf = Map.groupBy(answers, ({ learnerId }) => learnerId);
    return (learnerId) => ({
      cards: cardsOf.get(learnerId) ?? [],
      answers: answersOf.get(learnerId) ?? [],
      weights: weights.get(learnerId) ?? DEFAULT_WEIGHTS,
    });
  }
}
