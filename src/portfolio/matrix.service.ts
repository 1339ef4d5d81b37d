import { Injectable } from '@nestjs/common';
import { PassedAnswersReader } from '../attempts/passed-answers.reader.js';
import { AppError } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { CatalogueReader } from '../question-bank/catalogue.reader.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { studyDayOf } from '../scheduling/domain/study-day.js';
import { skillMatrix, type MatrixRow, type MatrixSkill } from './domain/skill-matrix.js';
import { EvidenceRepository } from './evidence.repository.js';

/** What somebody has shown, on a day of theirs. */
export interface LearnerMatrix {
  readonly today: string;
  readonly rows: readonly MatrixRow[];
}

/** What learners have shown of the skills of the catalogue. */
@Injectable()
export class MatrixService {
  constructor(
    private readonly catalogue: CatalogueReader,
    private readonly answers: PassedAnswersReader,
    private readonly evidence: EvidenceRepository,
    private readonly clock: Clock,
  ) {}

  /** @param slugs the skills to tell of; null for all. @throws AppError validation-failed */
  async get(learner: Learner, slugs: readonly string[] | null): Promise<LearnerMatrix> {
    const skills = await this.catalogue.listSkills(slugs);
    assertKnown(slugs, skills);
    const evidence = await this.evidence.listAll(learner.id);
    const attemptIds = evidence.flatMap(({ attemptId }) => attemptId ?? []);
    const families = await this.answers.listFamilies(learner.id, attemptIds);
    const today = studyDayOf(this.clock.now(), learner);
    const rows = skillMatrix({
      skills,
      evidence,
      answers: await this.answers.listPassed(learner.id),
      families: new Map(families.map(({ attemptId, family }) => [attemptId, family])),
      today,
      dayOf: (instant) => studyDayOf(instant, learner),
    });
    return { today, rows };
  }
}

function assertKnown(slugs: readonly string[] | null, skills: readonly MatrixSkill[]): void {
  if (slugs === null || skills.length === slugs.length) return;
  const detail = 'must name skills of the catalogue';
  throw new AppError('validation-failed', 'A skill is not in the catalogue.', {
    errors: [{ in: 'query', pointer: '#/skills', code: 'unknown-reference', detail }],
  });
}
