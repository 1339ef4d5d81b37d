import { Injectable } from '@nestjs/common';
import { AccountReader } from '../identity/account.reader.js';
import { countingGrades } from './domain/counting-grades.js';
import type { Grade } from './domain/grade.js';
import type { ShownGrade } from './domain/shown-grade.js';
import { GradeRepository } from './grade.repository.js';

/** Says of grades whether they count and who gave them. */
@Injectable()
export class ShownGrades {
  constructor(
    private readonly grades: GradeRepository,
    private readonly accounts: AccountReader,
  ) {}

  /** All grades of somebody's answers that they may see. */
  async listAll(learnerId: string): Promise<ShownGrade[]> {
    return this.describe(learnerId, await this.grades.listAllOpen(learnerId));
  }

  /** All grades that somebody gave to others, whatever became of them. */
  listGivenBy(graderId: string): Promise<Grade[]> {
    return this.grades.listAllGiven(graderId);
  }

  /** @param grades all of one learner's answers */
  async describe(learnerId: string, grades: readonly Grade[]): Promise<ShownGrade[]> {
    const names = await this.namesOf(grades);
    const counting = await this.countingOf(learnerId, grades);
    return grades.map((grade) => ({
      grade,
      counts: counting.get(grade.attemptId)?.has(grade.number) ?? false,
      graderName: names.get(grade.graderId) ?? null,
    }));
  }

  private async namesOf(grades: readonly Grade[]): Promise<ReadonlyMap<string, string>> {
    const others = grades.filter(({ kind }) => kind !== 'self').map(({ graderId }) => graderId);
    if (others.length === 0) return new Map();
    const accounts = await this.accounts.listByIds(Array.from(new Set(others)));
    return new Map(accounts.map(({ id, displayName }) => [id, displayName]));
  }

  private async countingOf(
    learnerId: string,
    grades: readonly Grade[],
  ): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
    const attemptIds = Array.from(new Set(grades.map(({ attemptId }) => attemptId)));
    const standings = await this.grades.listStandings(learnerId, attemptIds);
    const byAttempt = Map.groupBy(standings, ({ attemptId }) => attemptId);
    return new Map(Array.from(byAttempt, ([id, all]) => [id, countingGrades(all)]));
  }
}
