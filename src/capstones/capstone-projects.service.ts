import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { assertUnchanged } from '../platform/http/etag.js';
import { CapstoneProjectEntity } from './capstone-project.entity.js';
import { CapstoneRepository } from './capstone.repository.js';
import { CapstoneShelf, type OpenedCapstone } from './capstone-shelf.service.js';
import type { CapstoneProject } from './domain/project-risk.js';

/** What of a project its learner writes; what is left out stays. */
export type ProjectChange = Partial<
  Pick<CapstoneProject, 'repositoryUrl' | 'demoUrl' | 'note' | 'risks'>
>;

/** Takes capstones up, and keeps what belongs to them. */
@Injectable()
export class CapstoneProjects {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly capstones: CapstoneRepository,
    private readonly shelf: CapstoneShelf,
    private readonly clock: Clock,
  ) {}

  /** With the risks that its authors foresee. Once more changes nothing. @throws AppError not-found */
  takeUp(learnerId: string, questionId: string): Promise<OpenedCapstone> {
    return this.unitOfWork.run(async () => {
      const { capstone } = await this.shelf.getReadable(learnerId, questionId);
      const now = this.clock.now();
      await this.capstones.insertIfNew(
        Object.assign(new CapstoneProjectEntity(), {
          learnerId,
          questionId,
          takenUpAt: now,
          updatedAt: now,
          version: 1,
          repositoryUrl: null,
          demoUrl: null,
          note: null,
          risks: capstone.risks.map(({ risk, sign, response }) => ({
            risk,
            sign,
            response,
            likelihood: 3,
            impact: 3,
            state: 'open' as const,
            note: null,
          })),
        }),
      );
      return this.shelf.open(learnerId, questionId);
    });
  }

  /** @throws AppError not-found, precondition-failed */
  change(
    learnerId: string,
    questionId: string,
    { change, ifMatch }: { change: ProjectChange; ifMatch: string },
  ): Promise<OpenedCapstone> {
    return this.unitOfWork.run(async () => {
      const project = await this.capstones.lock(learnerId, questionId);
      assertUnchanged({ id: questionId, version: project.version }, ifMatch);
      const version = project.version + 1;
      Object.assign(project, change, { version, updatedAt: this.clock.now() });
      await this.capstones.save(project);
      return this.shelf.open(learnerId, questionId);
    });
  }

  /** What was handed in stays. @throws AppError not-found */
  async drop(learnerId: string, questionId: string): Promise<void> {
    if (!(await this.capstones.remove(learnerId, questionId))) throw notFound('project');
  }
}
