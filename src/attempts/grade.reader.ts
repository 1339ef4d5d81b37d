import { Injectable } from '@nestjs/common';
import type { Grade } from './domain/grade.js';
import { GradeRepository } from './grade.repository.js';

/** Grades for the feature that had them given. What of them is shown, and to whom, is for it to say. */
@Injectable()
export class GradeReader {
  constructor(private readonly grades: GradeRepository) {}

  /** Of one learner's answers, by id; those struck out are among them. */
  async getAll(learnerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Grade>> {
    const grades = await this.grades.listByIds(learnerId, ids);
    return new Map(grades.map((grade) => [grade.id, grade]));
  }

  /** Every grade of a kind that somebody gave to one answer, corrected ones included. */
  listGiven(of: Pick<Grade, 'learnerId' | 'attemptId' | 'kind' | 'graderId'>): Promise<Grade[]> {
    return this.grades.listGiven(of);
  }
}
