import { Injectable } from '@nestjs/common';
import type { Target } from './domain/target.js';
import { TargetRepository, type TargetPlace } from './target.repository.js';

/** What learners want to be ready for, for the features that follow how it goes. */
@Injectable()
export class TargetReader {
  constructor(private readonly targets: TargetRepository) {}

  /** Archived ones included; null for one that is not there and for somebody else's. */
  findOwn(learnerId: string, id: string): Promise<Target | null> {
    return this.targets.find(learnerId, id);
  }

  /** The same. @throws AppError not-found */
  getOwn(learnerId: string, id: string): Promise<Target> {
    return this.targets.get(learnerId, id);
  }

  /** Those that are not archived, the oldest first. */
  listActive(learnerId: string): Promise<Target[]> {
    return this.targets.listActive(learnerId);
  }

  /** The same of many, by learner and id. */
  listActiveOfAll(learnerIds: readonly string[]): Promise<Target[]> {
    return this.targets.listActiveOfAll(learnerIds);
  }

  /** Everybody's that are not archived, by learner and id; for jobs that walk over them all. */
  pageActive(after: TargetPlace | null, limit: number): Promise<Target[]> {
    return this.targets.pageActive(after, limit);
  }
}
