import { Injectable } from '@nestjs/common';
import { ruleViolated, type FieldProblem } from '../kernel/app-error.js';
import { BankGate } from '../question-bank/bank-gate.service.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { addDays } from '../scheduling/domain/add-days.js';
import type { StudyDay } from '../scheduling/domain/study-day.js';
import type { GoalScope, GoalTerms } from './domain/interview-goal.js';

const mostDaysAhead = 365;

/** What a goal must be besides well formed. Only what is new in it is held against the rules. */
@Injectable()
export class GoalRules {
  constructor(
    private readonly questions: QuestionReader,
    private readonly gate: BankGate,
  ) {}

  /** @throws AppError rule-violated, naming every fault */
  async assertSound(
    learnerId: string,
    { terms, before }: { terms: GoalTerms; before: GoalTerms | null },
    today: StudyDay,
  ): Promise<void> {
    const problems = [
      ...(terms.interviewDay === before?.interviewDay ? [] : dayProblems(terms, today)),
      ...scopeProblems(terms),
      ...(await this.unknown(learnerId, terms, before)),
    ];
    if (problems.length > 0) throw ruleViolated(problems);
  }

  private async unknown(
    learnerId: string,
    { skills, bankIds }: GoalScope,
    before: GoalScope | null,
  ): Promise<FieldProblem[]> {
    const newSkills = skills.filter((skill) => before?.skills.includes(skill) !== true);
    const newBanks = bankIds.filter((id) => before?.bankIds.includes(id) !== true);
    const known = new Set([
      ...(newSkills.length === 0 ? [] : await this.questions.listKnownSkills(newSkills)),
      ...(await this.gate.readableAmong(learnerId, newBanks)),
    ]);
    const lost = new Set([...newSkills, ...newBanks].filter((name) => !known.has(name)));
    return [...unknownIn('skills', skills, lost), ...unknownIn('bankIds', bankIds, lost)];
  }
}

function dayProblems({ interviewDay }: GoalTerms, today: StudyDay): FieldProblem[] {
  const pointer = '#/interviewDay';
  if (interviewDay <= today) {
    return [{ pointer, code: 'not-ahead', detail: 'must be later than today' }];
  }
  if (interviewDay <= addDays(today, mostDaysAhead)) return [];
  return [{ pointer, code: 'too-far', detail: `must be at most ${mostDaysAhead} days ahead` }];
}

function scopeProblems({ skills, bankIds }: GoalScope): FieldProblem[] {
  if (skills.length + bankIds.length > 0) return [];
  const detail = 'must name a skill, or bankIds a bank';
  return [{ pointer: '#/skills', code: 'covers-nothing', detail }];
}

function unknownIn(
  field: string,
  names: readonly string[],
  lost: ReadonlySet<string>,
): FieldProblem[] {
  return names.flatMap((name, index) =>
    lost.has(name)
      ? [{ pointer: `#/${field}/${index}`, code: 'unknown-reference', detail: 'is not known' }]
      : [],
  );
}
