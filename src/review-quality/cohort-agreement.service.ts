import { Injectable } from '@nestjs/common';
import { JudgedAnswersReader } from '../attempts/judged-answers.reader.js';
import { CohortMaterial } from '../coaching/cohort-material.service.js';
import { CohortReader } from '../cohorts/cohort.reader.js';
import { CohortRequestsReader } from '../peer-review/cohort-requests.reader.js';
import { ScoredQuestionReader } from '../question-bank/scored-question.reader.js';
import { countAgreement } from './domain/count-agreement.js';
import { countRequests, type RequestCounts } from './domain/count-requests.js';
import { lineUpAnswers, placesOf } from './domain/line-up-answers.js';
import type { QuestionAgreement } from './domain/question-agreement.js';
import type { JudgedQuestion } from './review-agreement.service.js';

/** How reviewing goes in a cohort. */
export interface CohortAgreement {
  readonly requests: RequestCounts;
  /** Over the answers to all its questions; criteria count by their places. */
  readonly overall: QuestionAgreement;
  /** By title. */
  readonly questions: readonly JudgedQuestion[];
}

/** How far those who judge the answers that a cohort reviews agree. */
@Injectable()
export class CohortAgreementService {
  constructor(
    private readonly cohorts: CohortReader,
    private readonly material: CohortMaterial,
    private readonly requests: CohortRequestsReader,
    private readonly questions: ScoredQuestionReader,
    private readonly judged: JudgedAnswersReader,
  ) {}

  /**
   * Of the questions that coaches may look at. Nothing in it is about one person, so nobody finds an
   * entry in their access log.
   *
   * @throws AppError not-found for who does not coach there
   */
  async read(coachId: string, cohortId: string): Promise<CohortAgreement> {
    await this.cohorts.getCoached(coachId, cohortId);
    const material = await this.material.listQuestionIds(coachId, cohortId);
    const asked = await this.requests.listAnswers(cohortId, material);
    const questionIds = Array.from(new Set(asked.map(({ questionId }) => questionId)));
    const questions = await this.questions.listScored(questionIds);
    const revisionIds = questions.flatMap(({ revisions }) =>
      revisions.map((each) => each.revisionId),
    );
    const keys = asked.map(({ learnerId, attemptId }) => ({ learnerId, id: attemptId }));
    const sheets = await this.judged.listOfAnswers(keys, revisionIds);
    const byQuestion = Map.groupBy(sheets, ({ questionId }) => questionId);
    const linedUp = questions.map((question) => {
      const { questionId, criteria } = question;
      const places = placesOf(criteria);
      const answers = lineUpAnswers(criteria, byQuestion.get(questionId) ?? []);
      return { question, places, answers, agreement: countAgreement(places, answers) };
    });
    const places = Array.from(new Set(linedUp.flatMap((each) => each.places)));
    return {
      requests: countRequests(await this.requests.count(cohortId)),
      overall: countAgreement(
        places,
        linedUp.flatMap(({ answers }) => answers),
      ),
      questions: linedUp
        .map(({ question, agreement }) => ({ question, agreement }))
        .toSorted((one, other) => compare(one.question, other.question)),
    };
  }
}

type Named = JudgedQuestion['question'];

function compare(one: Named, other: Named): number {
  if (one.title !== other.title) return one.title < other.title ? -1 : 1;
  return one.questionId < other.questionId ? -1 : 1;
}
