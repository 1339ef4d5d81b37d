import { Injectable } from '@nestjs/common';
import { mapInTurns } from '../platform/workers/map-in-turns.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { AssessmentInputs, type AssessedTerms } from './assessment-inputs.service.js';
import { assessReadiness } from './domain/assess-readiness.js';
import { explainReadiness } from './domain/explain-readiness.js';
import type { ReadinessInput } from './domain/readiness-input.js';
import type { ReadinessReport } from './domain/readiness-report.js';
import type { Readiness } from './domain/readiness.js';
import type { Target } from './domain/target.js';
import { toReport } from './domain/to-report.js';
import { toBankQuestions } from './domain/to-bank-questions.js';
import { inputHash } from './input-hash.js';
import { PlanScenario } from './plan-scenario.service.js';
import { ReportSources } from './report-sources.service.js';
import { TargetBanks, type TargetBank } from './target-banks.service.js';
import { TargetReader } from './target.reader.js';

/** How ready somebody is for a target of theirs. */
export interface Assessment {
  readonly target: Target;
  readonly input: ReadinessInput;
  readonly readiness: Readiness;
  readonly report: ReadinessReport;
}

export interface AssessmentOptions {
  /** Tells of every question. */
  readonly detail?: boolean;
  /** Words it for others than the learner. */
  readonly isForOthers?: boolean;
}

/** One of many, and what they are to be ready for. */
export interface GroupSubject {
  readonly learner: Learner;
  readonly terms: AssessedTerms;
}

/** How ready one of many is. */
export interface GroupAssessment {
  readonly learnerId: string;
  /** How many questions the terms ask, those included that were not counted. */
  readonly asked: number;
  readonly input: ReadinessInput;
  readonly readiness: Readiness;
}

/** Says how ready learners are, from what is stored at this moment. */
@Injectable()
export class Assessments {
  constructor(
    private readonly targets: TargetReader,
    private readonly banks: TargetBanks,
    private readonly inputs: AssessmentInputs,
    private readonly scenario: PlanScenario,
    private readonly sources: ReportSources,
  ) {}

  /**
   * Once an interview is over its report is the one that stands for it, if one was kept.
   *
   * @throws AppError not-found, the same for somebody else's target
   */
  async assess(
    learner: Learner,
    targetId: string,
    { detail = false, isForOthers = false }: AssessmentOptions = {},
  ): Promise<Assessment> {
    const target = await this.targets.getOwn(learner.id, targetId);
    const bank = await this.banks.loadFor(learner, target.bankIds);
    const [loaded] = await this.inputs.load([{ learner, assessed: { terms: target, ...bank } }]);
    if (loaded === undefined) throw new RangeError('one learner has one input');
    const { input } = loaded;
    const readiness = assessReadiness(input);
    const planned = await this.scenario.project(loaded, target.interviewDay);
    const titles = new Map(bank.offered.map(({ questionId, title }) => [questionId, title]));
    const titleOf = (id: string) => titles.get(id) ?? '';
    const report = toReport({
      target,
      input,
      inputHash: inputHash(input),
      readiness,
      onPlan: planned === null ? null : assessReadiness(planned),
      explanation: explainReadiness(
        readiness,
        {
          targetName: target.name,
          interviewDay: target.interviewDay,
          titleOf,
          bar: target.bar,
          isForOthers,
        },
        input.config,
      ),
      titleOf,
      pieces: await this.sources.piecesOf(learner),
      hasQuestions: detail,
    });
    return { target, input, readiness, report: await this.sources.settled(report, isForOthers) };
  }

  /**
   * Many at once, each by terms that they may share, in their order: in as many statements however many
   * there are. The banks are taken as readable, and minutes are those of the questions: whose readiness may
   * be looked at, and by which banks, is for who asks.
   *
   * @param among the questions that count; answers to any others are not even read. All, unless given
   */
  async assessEach(
    subjects: readonly GroupSubject[],
    among?: ReadonlySet<string>,
  ): Promise<GroupAssessment[]> {
    const terms = Array.from(new Set(subjects.map((subject) => subject.terms)));
    const bankIds = Array.from(new Set(terms.flatMap((each) => each.bankIds)));
    const { offered, minutesOf } = await this.banks.load(bankIds);
    const assessed = new Map(
      terms.map((each) => {
        const own = offered.filter(({ bankId }) => each.bankIds.includes(bankId));
        const counted = own.filter(({ questionId }) => among?.has(questionId) ?? true);
        return [each, { terms: each, offered: counted, minutesOf, asked: countAsked(own, each) }];
      }),
    );
    const loaded = await this.inputs.load(
      subjects.flatMap(({ learner, terms: own }) => {
        const what = assessed.get(own);
        return what === undefined ? [] : [{ learner, assessed: what }];
      }),
    );
    const scored = await mapInTurns(loaded, ({ learner, input }) => {
      return { learnerId: learner.id, input, readiness: assessReadiness(input) };
    });
    return scored.map((each, index) => {
      const own = subjects[index]?.terms;
      return { ...each, asked: (own && assessed.get(own)?.asked) ?? 0 };
    });
  }

  /** The same terms for all of them. */
  assessAll(learners: readonly Learner[], terms: AssessedTerms): Promise<GroupAssessment[]> {
    return this.assessEach(learners.map((learner) => ({ learner, terms })));
  }
}

function countAsked(offered: TargetBank['offered'], terms: AssessedTerms): number {
  const facts = { rules: terms.questionRules, difficulties: new Map(), minutesOf: () => 0 };
  return toBankQuestions(offered, terms, facts).length;
}
