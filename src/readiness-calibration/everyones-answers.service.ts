import { Injectable } from '@nestjs/common';
import { EvidenceReader, type AnswerEvidence } from '../attempts/evidence.reader.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { toEvidence } from '../readiness/to-evidence.js';
import type { JudgedAnswer } from './domain/judged-answer.js';

const answersAtOnce = 2000;
/** The latest, so that memory has a bound: some 300 bytes each, and what is older says little of today. */
const mostAnswers = 200_000;

/** The graded answers of everybody, as far as figures are made of them. */
@Injectable()
export class EveryonesAnswers {
  constructor(
    private readonly evidence: EvidenceReader,
    private readonly questions: QuestionReader,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Read piece by piece, so that nobody waits for it. */
  async list(): Promise<JudgedAnswer[]> {
    const since = await this.unitOfWork.runUnhurried(() =>
      this.evidence.findBeginningOfLatest(mostAnswers),
    );
    const answers: AnswerEvidence[] = [];
    let page = await this.evidence.pageAll(since, null, answersAtOnce);
    while (page.last !== null) {
      answers.push(...page.answers);
      page = await this.evidence.pageAll(since, page.last, answersAtOnce);
    }
    const skills = await this.questions.mainSkills(
      Array.from(new Set(answers.map(({ questionId }) => questionId))),
    );
    return answers.map((answer) => toJudged(answer, skills.get(answer.questionId) ?? null));
  }
}

function toJudged(answer: AnswerEvidence, skillId: string | null): JudgedAnswer {
  const { attemptId, questionId, atMs, retrievability, grades } = toEvidence(answer);
  const { learnerId } = answer;
  return { attemptId, learnerId, questionId, skillId, atMs, isCold: retrievability === 0, grades };
}
