import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { Learner } from '../scheduling/domain/learner.js';
import type { RememberedCard } from '../scheduling/group-memory.reader.js';
import { CalibrationBook } from './calibration-book.service.js';
import { calibrationOf } from './domain/calibration-of.js';
import { interviewAt } from './domain/interview-at.js';
import { interviewEndsAt } from './domain/interview-ends-at.js';
import type { BankQuestion, QuestionMemory, ReadinessInput } from './domain/readiness-input.js';
import type { TargetTerms } from './domain/target.js';
import { toBankQuestions } from './domain/to-bank-questions.js';
import { LearnerBook, type LearnerFacts } from './learner-book.service.js';
import { PastMemories } from './past-memories.service.js';
import type { TargetBank } from './target-banks.service.js';
import { toEvidence } from './to-evidence.js';

/** What of a target decides a score. */
export type AssessedTerms = Omit<TargetTerms, 'name' | 'level'>;

/** What somebody is to be ready for, and by which questions. */
export interface Assessed extends TargetBank {
  readonly terms: AssessedTerms;
}

/** Somebody, and what they are to be ready for. Many may share the latter. */
export interface AssessedLearner {
  readonly learner: Learner;
  readonly assessed: Assessed;
}

/** What somebody's score follows from, with the cards it was taken from. */
export interface LoadedInput {
  readonly learner: Learner;
  readonly input: ReadinessInput;
  readonly cards: readonly RememberedCard[];
}

/** Puts together what scores follow from. */
@Injectable()
export class AssessmentInputs {
  constructor(
    private readonly calibrations: CalibrationBook,
    private readonly book: LearnerBook,
    private readonly past: PastMemories,
    private readonly clock: Clock,
  ) {}

  /**
   * In the order given, in as many statements for one as for many. Only where an interview is over the
   * memory of that day is read once more for each who practised since.
   */
  async load(subjects: readonly AssessedLearner[]): Promise<LoadedInput[]> {
    const { calibration, difficulties, config } = await this.calibrations.current();
    const banks = new Map<Assessed, readonly BankQuestion[]>();
    for (const { assessed } of subjects) {
      if (!banks.has(assessed)) banks.set(assessed, bankOf(assessed, difficulties));
    }
    const asked = Array.from(banks.values()).flatMap((bank) => bank.map((each) => each.questionId));
    const factsOf = await this.book.load(
      Array.from(new Set(subjects.map(({ learner }) => learner.id))),
      Array.from(new Set(asked)),
    );
    const asOf = this.clock.now();
    const loaded: LoadedInput[] = [];
    for (const { learner, assessed } of subjects) {
      const { skills, bar, mockQuestions, novelty, interviewDay } = assessed.terms;
      const bank = banks.get(assessed) ?? [];
      const interviewAtMs = interviewDay === null ? null : interviewAt(interviewDay, learner);
      const interviewEndsAtMs =
        interviewDay === null ? null : interviewEndsAt(interviewDay, learner);
      const isOver = interviewEndsAtMs !== null && asOf.getTime() >= interviewEndsAtMs;
      const own = factsAbout(factsOf(learner.id), bank);
      const facts = await this.factsAt(learner, own, isOver ? interviewAtMs : null);
      const attempts = facts.answers.map(toEvidence);
      loaded.push({
        learner,
        cards: facts.cards,
        input: {
          blueprint: { skills, bar, mockQuestions, novelty },
          config,
          calibration: calibrationOf(attempts, calibration),
          weights: facts.weights,
          asOfMs: asOf.getTime(),
          interviewAtMs,
          interviewEndsAtMs,
          questions: withSuspended(bank, facts.cards),
          memories: facts.cards.flatMap(memoryOf),
          attempts,
        },
      });
    }
    return loaded;
  }

  /** As they are, or were at an instant. */
  private async factsAt(
    { id }: Learner,
    facts: LearnerFacts,
    instantMs: number | null,
  ): Promise<LearnerFacts> {
    if (instantMs === null) return facts;
    return { ...facts, cards: await this.past.asOf(id, facts.cards, instantMs) };
  }
}

function bankOf(
  { terms, offered, minutesOf }: Assessed,
  difficulties: ReadonlyMap<string, number>,
): readonly BankQuestion[] {
  return toBankQuestions(offered, terms, { rules: terms.questionRules, difficulties, minutesOf });
}

/** What was read for all of a group, as far as one's own bank asks. */
function factsAbout(facts: LearnerFacts, bank: readonly BankQuestion[]): LearnerFacts {
  const asked = new Set(bank.map(({ questionId }) => questionId));
  return {
    cards: facts.cards.filter(({ questionId }) => asked.has(questionId)),
    answers: facts.answers.filter(({ questionId }) => asked.has(questionId)),
    weights: facts.weights,
  };
}

function memoryOf(card: RememberedCard): QuestionMemory[] {
  const { questionId, stability, difficulty, lastReviewAtMs } = card;
  if (stability === null || difficulty === null || lastReviewAtMs === null) return [];
  return [{ questionId, stability, difficulty, lastReviewAtMs }];
}

function withSuspended(
  bank: readonly BankQuestion[],
  cards: readonly RememberedCard[],
): readonly BankQuestion[] {
  const suspended = new Set(
    cards.filter((card) => card.suspended).map(({ questionId }) => questionId),
  );
  if (suspended.size === 0) return bank;
  return bank.map((question) =>
    suspended.has(question.questionId) ? { ...question, isSuspended: true } : question,
  );
}
