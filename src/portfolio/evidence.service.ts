import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { assertUnchanged } from '../platform/http/etag.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { studyDayOf } from '../scheduling/domain/study-day.js';
import type { Evidence, EvidenceClaim } from './domain/evidence.js';
import { evidenceStanding, type Standing } from './domain/evidence-standing.js';
import { isSameClaim } from './domain/is-same-claim.js';
import { EvidenceRules } from './evidence-rules.service.js';
import { EvidenceRepository } from './evidence.repository.js';

const mostEvidence = 200;

/** A change of a claim: what is left out stays. */
export type EvidenceChange = Partial<Omit<EvidenceClaim, 'kind'>>;

/** Evidence, and whether it counts today. */
export interface StandingEvidence {
  readonly evidence: Evidence;
  readonly standing: Standing;
}

/** What learners have to show, by their own word. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: EvidenceRepository,
    private readonly rules: EvidenceRules,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError rule-violated, invalid-state when there is no room */
  create(learner: Learner, claim: EvidenceClaim): Promise<StandingEvidence> {
    return this.unitOfWork.run(async () => {
      await this.repository.lock(learner.id);
      await this.rules.assertSound(learner.id, claim, this.today(learner));
      await this.assertRoom(learner.id);
      const now = this.clock.now();
      const evidence: Evidence = {
        ...claim,
        learnerId: learner.id,
        id: this.ids.next(),
        version: 1,
        createdAt: now,
        updatedAt: now,
        file: null,
        confirmations: [],
      };
      await this.repository.save(evidence);
      return this.stand(learner, evidence);
    });
  }

  /** @throws AppError not-found */
  async get(learner: Learner, id: string): Promise<StandingEvidence> {
    return this.stand(learner, await this.repository.get(learner.id, id));
  }

  /**
   * What coaches confirmed was what they saw: with a change of the claim it is not confirmed any more. A
   * change that changes nothing leaves it as it is.
   *
   * @throws AppError not-found, precondition-failed, rule-violated
   */
  update(
    learner: Learner,
    id: string,
    { change, ifMatch }: { change: EvidenceChange; ifMatch: string },
  ): Promise<StandingEvidence> {
    return this.unitOfWork.run(async () => {
      await this.repository.lock(learner.id);
      const before = await this.repository.get(learner.id, id);
      assertUnchanged(before, ifMatch);
      const next = { ...before, ...change };
      if (isSameClaim(before, next)) return this.stand(learner, before);
      await this.rules.assertSound(learner.id, next, this.today(learner));
      return this.stand(learner, await this.repository.saveChanged(next, this.clock.now()));
    });
  }

  /** @throws AppError not-found, precondition-failed */
  remove(learnerId: string, id: string, ifMatch: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      await this.repository.lock(learnerId);
      assertUnchanged(await this.repository.get(learnerId, id), ifMatch);
      await this.repository.remove(learnerId, id);
    });
  }

  /** As it stands on the learner's own day. */
  stand(learner: Learner, evidence: Evidence): StandingEvidence {
    return { evidence, standing: evidenceStanding(evidence, this.today(learner)) };
  }

  private async assertRoom(learnerId: string): Promise<void> {
    const { evidence } = await this.repository.measure(learnerId);
    if (evidence < mostEvidence) return;
    const detail = `A portfolio holds at most ${mostEvidence} pieces of evidence; delete one first.`;
    throw new AppError('invalid-state', detail);
  }

  private today(learner: Learner): string {
    return studyDayOf(this.clock.now(), learner);
  }
}
