import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CapstoneProjectEntity } from './capstone-project.entity.js';
import { MilestoneWaiverEntity } from './milestone-waiver.entity.js';

/** What learners keep of their capstones. */
@Injectable()
export class CapstoneRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find(learnerId: string, questionId: string): Promise<CapstoneProjectEntity | null> {
    return this.unitOfWork.manager.findOneBy(CapstoneProjectEntity, { learnerId, questionId });
  }

  /** Until the transaction ends nobody else changes it. @throws AppError not-found */
  async lock(learnerId: string, questionId: string): Promise<CapstoneProjectEntity> {
    const project = await this.unitOfWork.manager.findOne(CapstoneProjectEntity, {
      where: { learnerId, questionId },
      lock: { mode: 'pessimistic_write' },
    });
    if (project === null) throw notFound('project');
    return project;
  }

  /** The first taken up first. */
  list(learnerId: string): Promise<CapstoneProjectEntity[]> {
    return this.unitOfWork.manager.find(CapstoneProjectEntity, {
      where: { learnerId },
      order: { takenUpAt: 'ASC', questionId: 'ASC' },
    });
  }

  /** @returns false when it was taken up before */
  async insertIfNew(project: CapstoneProjectEntity): Promise<boolean> {
    const result = await this.unitOfWork.manager
      .createQueryBuilder()
      .insert()
      .into(CapstoneProjectEntity)
      .values(project)
      .orIgnore()
      .returning('question_id')
      .execute();
    const raw: unknown = result.raw;
    return Array.isArray(raw) && raw.length > 0;
  }

  async save(project: CapstoneProjectEntity): Promise<void> {
    await this.unitOfWork.manager.save(CapstoneProjectEntity, project);
  }

  /** @returns false when there is none */
  async remove(learnerId: string, questionId: string): Promise<boolean> {
    const key = { learnerId, questionId };
    const { affected } = await this.unitOfWork.manager.delete(CapstoneProjectEntity, key);
    return affected === 1;
  }

  listWaivers(learnerId: string, questionIds: readonly string[]): Promise<MilestoneWaiverEntity[]> {
    const where = { learnerId, questionId: In([...questionIds]) };
    return this.unitOfWork.manager.findBy(MilestoneWaiverEntity, where);
  }

  listAllWaivers(learnerId: string): Promise<MilestoneWaiverEntity[]> {
    return this.unitOfWork.manager.find(MilestoneWaiverEntity, {
      where: { learnerId },
      order: { waivedAt: 'ASC', questionId: 'ASC' },
    });
  }

  /** What was said first stays. */
  async waive(waiver: MilestoneWaiverEntity): Promise<void> {
    await this.unitOfWork.manager
      .createQueryBuilder()
      .insert()
      .into(MilestoneWaiverEntity)
      .values(waiver)
      .orIgnore()
      .execute();
  }

  async removeAll(learnerId: string): Promise<void> {
    await this.unitOfWork.manager.delete(CapstoneProjectEntity, { learnerId });
    await this.unitOfWork.manager.delete(MilestoneWaiverEntity, { learnerId });
  }
}
