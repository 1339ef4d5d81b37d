import { Injectable } from '@nestjs/common';
import { PassedAnswersReader } from '../attempts/passed-answers.reader.js';
import { ruleViolated, type FieldProblem } from '../kernel/app-error.js';
import { CatalogueReader } from '../question-bank/catalogue.reader.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { claimProblems } from './domain/claim-problems.js';
import type { EvidenceClaim } from './domain/evidence.js';

/** What evidence must be besides well formed: sound in itself, and of things that there are. */
@Injectable()
export class EvidenceRules {
  constructor(
    private readonly questions: QuestionReader,
    private readonly catalogue: CatalogueReader,
    private readonly answers: PassedAnswersReader,
  ) {}

  /** @throws AppError rule-violated, naming every fault */
  async assertSound(learnerId: string, claim: EvidenceClaim, today: string): Promise<void> {
    const problems = [
      ...claimProblems(claim, today),
      ...(await this.unknownSkills(claim)),
      ...(await this.unknownCertification(claim)),
      ...(await this.unknownAnswer(learnerId, claim)),
    ];
    if (problems.length > 0) throw ruleViolated(problems);
  }

  private async unknownSkills({ skills }: EvidenceClaim): Promise<FieldProblem[]> {
    const known = await this.questions.listKnownSkills(skills.map(({ skill }) => skill));
    return skills.flatMap(({ skill }, index) =>
      known.includes(skill) ? [] : [unknown(`/skills/${index}/skill`, 'is not in the catalogue')],
    );
  }

  private async unknownCertification({ certificationId }: EvidenceClaim): Promise<FieldProblem[]> {
    if (certificationId === null) return [];
    const known = await this.catalogue.listKnownCertifications([certificationId]);
    return known.length > 0 ? [] : [unknown('/certificationId', 'is not in the catalogue')];
  }

  private async unknownAnswer(
    learnerId: string,
    { attemptId }: EvidenceClaim,
  ): Promise<FieldProblem[]> {
    if (attemptId === null) return [];
    const [answer] = await this.answers.listFamilies(learnerId, [attemptId]);
    const detail = 'must be an answer of your own that was handed in';
    return answer?.isHandedIn === true ? [] : [unknown('/attemptId', detail)];
  }
}

function unknown(place: string, detail: string): FieldProblem {
  return { pointer: `#${place}`, code: 'unknown-reference', detail };
}
