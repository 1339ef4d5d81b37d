import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { EvidenceFileEntity } from './evidence-file.entity.js';

/** A picture with its bytes. */
export type StoredPicture = Readonly<EvidenceFileEntity>;

@Injectable()
export class EvidenceFileRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws AppError not-found, the same for another learner's and for evidence without one */
  async get(learnerId: string, evidenceId: string): Promise<StoredPicture> {
    const picture = await this.unitOfWork.manager
      .createQueryBuilder(EvidenceFileEntity, 'f')
      .addSelect('f.content')
      .where('f.learner_id = :learnerId AND f.evidence_id = :evidenceId', { learnerId, evidenceId })
      .getOne();
    if (picture === null) throw notFound('picture');
    return picture;
  }

  /** In place of the one before. */
  async save(picture: StoredPicture): Promise<void> {
    await this.unitOfWork.manager.upsert(EvidenceFileEntity, { ...picture }, [
      'learnerId',
      'evidenceId',
    ]);
  }
}
