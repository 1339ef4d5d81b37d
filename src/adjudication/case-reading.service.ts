import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CaseDoor, type CaseReader } from './case-door.service.js';
import { CaseFiles, type CaseMaterial } from './case-file.service.js';
import { CaseIdentities, type Names } from './case-identities.service.js';
import type { AdjudicationCase } from './domain/adjudication-case.js';

/** A case as somebody with authority reads it. */
export interface CaseFile {
  readonly adjudicated: AdjudicationCase;
  readonly material: CaseMaterial;
  readonly names: Names;
}

/** Cases for those who may decide them. */
@Injectable()
export class CaseReading {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly door: CaseDoor,
    private readonly files: CaseFiles,
    private readonly identities: CaseIdentities,
  ) {}

  /** @throws AppError not-found, forbidden */
  read(caller: CaseReader, id: string): Promise<CaseFile> {
    return this.unitOfWork.run(async () => {
      const adjudicated = await this.door.open(caller, id);
      const material = await this.files.gather(adjudicated);
      const { learnerId, attemptId } = adjudicated;
      const names = await this.identities.reveal(caller.id, adjudicated, [
        { personId: learnerId, subjectId: attemptId },
        ...material.reviews.map(({ review }) => ({
          personId: review.reviewerId,
          subjectId: review.id,
        })),
      ]);
      return { adjudicated, material, names };
    });
  }
}
