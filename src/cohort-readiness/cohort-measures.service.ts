import { Injectable } from '@nestjs/common';
import { CohortReader } from '../cohorts/cohort.reader.js';
import { ruleViolated, type AppError } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { BankGate } from '../question-bank/bank-gate.service.js';
import type { GroupSubject } from '../readiness/assessments.service.js';
import type { Target } from '../readiness/domain/target.js';
import { TargetReader } from '../readiness/target.reader.js';
import { TemplateReader } from '../readiness/template.reader.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { studyDayOf } from '../scheduling/domain/study-day.js';
import { chooseTarget } from './domain/choose-target.js';

/** What members are to be measured by: a role of a kit, a target of the coach, or each by their own. */
export interface MeasureWish {
  readonly template: string | undefined;
  readonly targetId: string | undefined;
}

/** Who asks, and where. */
export interface CoachPlace {
  readonly coach: Learner;
  readonly cohortId: string;
}

type Terms = GroupSubject['terms'];

/**
 * Finds out what each member is measured by. Banks that the coach may not read are left out: nobody learns
 * here how many questions such a one has.
 */
@Injectable()
export class CohortMeasures {
  constructor(
    private readonly templates: TemplateReader,
    private readonly targets: TargetReader,
    private readonly cohorts: CohortReader,
    private readonly gate: BankGate,
    private readonly clock: Clock,
  ) {}

  /**
   * Those without a target of their own are left out where each is measured by that.
   *
   * @throws AppError rule-violated for a template that no kit brought and for somebody else's target
   */
  async choose(
    place: CoachPlace,
    students: readonly Learner[],
    wish: MeasureWish,
  ): Promise<GroupSubject[]> {
    const common = await this.commonTerms(place, wish);
    if (common !== null) {
      const [terms] = await this.readable(place.coach, [common]);
      return terms === undefined ? [] : students.map((learner) => ({ learner, terms }));
    }
    const own = await this.ownTargets(students);
    const terms = await this.readable(
      place.coach,
      own.map(({ target }) => target),
    );
    return own.flatMap(({ learner }, index) => {
      const each = terms[index];
      return each === undefined ? [] : [{ learner, terms: each }];
    });
  }

  private async commonTerms(
    { coach, cohortId }: CoachPlace,
    { template, targetId }: MeasureWish,
  ): Promise<Terms | null> {
    if (template !== undefined) return this.termsOfTemplate(cohortId, template);
    if (targetId === undefined) return null;
    const target = await this.targets.findOwn(coach.id, targetId);
    if (target === null) throw unknown('targetId');
    const { interviewDay } = target;
    const today = studyDayOf(this.clock.now(), coach);
    return {
      ...target,
      // By weights of the coach's choosing a single question could be told from the others.
      questionRules: [],
      // Nobody's answers since are left out because the coach's own day is over.
      interviewDay: interviewDay === null || interviewDay < today ? null : interviewDay,
    };
  }

  /** The bank of the kit, and those that the cohort practises with. */
  private async termsOfTemplate(cohortId: string, slug: string): Promise<Terms> {
    const template = await this.templates.find(slug);
    if (template === null) throw unknown('template');
    const { bankIds } = await this.cohorts.getScope(cohortId);
    const all = Array.from(new Set([template.bankId, ...bankIds]));
    return { ...template, bankIds: all, interviewDay: null };
  }

  private async ownTargets(
    students: readonly Learner[],
  ): Promise<{ learner: Learner; target: Target }[]> {
    const all = await this.targets.listActiveOfAll(students.map(({ id }) => id));
    const byLearner = Map.groupBy(all, ({ learnerId }) => learnerId);
    return students.flatMap((learner) => {
      const today = studyDayOf(this.clock.now(), learner);
      const target = chooseTarget(byLearner.get(learner.id) ?? [], today);
      return target === null ? [] : [{ learner, target }];
    });
  }

  private async readable(coach: Learner, all: readonly Terms[]): Promise<Terms[]> {
    const bankIds = Array.from(new Set(all.flatMap((terms) => terms.bankIds)));
    const open = await this.gate.readableAmong(coach.id, bankIds);
    return all.map((terms) => ({
      ...terms,
      bankIds: terms.bankIds.filter((bankId) => open.has(bankId)),
    }));
  }
}

function unknown(parameter: keyof MeasureWish): AppError {
  const problem = { code: 'unknown-reference', detail: 'is not known' };
  return ruleViolated([{ in: 'query', pointer: `#/${parameter}`, ...problem }]);
}
