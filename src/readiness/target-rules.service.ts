import { Injectable } from '@nestjs/common';
import { ruleViolated, type FieldProblem } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { BankGate } from '../question-bank/bank-gate.service.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { addDays } from '../scheduling/domain/add-days.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { studyDayOf, type StudyDay } from '../scheduling/domain/study-day.js';
import { judgeBlueprint } from './domain/judge-blueprint.js';
import type { TargetTerms } from './domain/target.js';

const mostDaysAhead = 730;

/** What a learner wants of a target, and what it was before: null for a new one. */
export interface WantedTerms {
  readonly terms: TargetTerms;
  readonly before: TargetTerms | null;
}

/** What a target must be besides well formed. Of days, banks and questions only new ones are held to it. */
@Injectable()
export class TargetRules {
  constructor(
    private readonly questions: QuestionReader,
    private readonly gate: BankGate,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError rule-violated, naming every fault */
  async assertSound(learner: Learner, { terms, before }: WantedTerms): Promise<void> {
    const { interviewDay, skills } = terms;
    const today = studyDayOf(this.clock.now(), learner);
    const known = await this.questions.listKnownSkills(skills.map(({ skillId }) => skillId));
    const problems = [
      ...(interviewDay === before?.interviewDay ? [] : dayProblems(interviewDay, today)),
      ...judgeBlueprint(skills, new Set(known)).map((problem) => ({
        ...problem,
        pointer: `#/skills${problem.pointer}`,
      })),
      ...(await this.bankProblems(learner.id, terms, before)),
      ...(await this.ruleProblems(terms, before)),
    ];
    if (problems.length > 0) throw ruleViolated(problems);
  }

  private async bankProblems(
    learnerId: string,
    { bankIds }: TargetTerms,
    before: TargetTerms | null,
  ): Promise<FieldProblem[]> {
    const added = bankIds.filter((id) => before?.bankIds.includes(id) !== true);
    const readable = await this.gate.readableAmong(learnerId, added);
    const lost = new Set(added.filter((id) => !readable.has(id)));
    return unknownAt(bankIds, lost, (place) => `#/bankIds/${place}`);
  }

  private async ruleProblems(
    { bankIds, questionRules }: TargetTerms,
    before: TargetTerms | null,
  ): Promise<FieldProblem[]> {
    const ids = questionRules.map(({ questionId }) => questionId);
    const old = new Set(before?.questionRules.map(({ questionId }) => questionId));
    const added = ids.filter((id) => !old.has(id));
    const found = added.length === 0 ? [] : await this.questions.currentOf(added);
    const inBanks = new Set(
      found
        .filter(({ bankId, isScheduled }) => isScheduled && bankIds.includes(bankId))
        .map(({ questionId }) => questionId),
    );
    const lost = new Set(added.filter((id) => !inBanks.has(id)));
    const pointerTo = (place: number) => `#/questionRules/${place}/questionId`;
    const twice = ids.flatMap((id, place) =>
      ids.indexOf(id) < place
        ? [{ pointer: pointerTo(place), code: 'duplicate', detail: 'is named before' }]
        : [],
    );
    return [...unknownAt(ids, lost, pointerTo), ...twice];
  }
}

function dayProblems(day: StudyDay | null, today: StudyDay): FieldProblem[] {
  const pointer = '#/interviewDay';
  if (day === null) return [];
  if (day < today) {
    return [{ pointer, code: 'not-ahead', detail: 'must not lie before today' }];
  }
  if (day <= addDays(today, mostDaysAhead)) return [];
  return [{ pointer, code: 'too-far', detail: `must be at most ${mostDaysAhead} days ahead` }];
}

function unknownAt(
  ids: readonly string[],
  lost: ReadonlySet<string>,
  pointerTo: (place: number) => string,
): FieldProblem[] {
  return ids.flatMap((id, place) =>
    lost.has(id)
      ? [{ pointer: pointerTo(place), code: 'unknown-reference', detail: 'is not known' }]
      : [],
  );
}
