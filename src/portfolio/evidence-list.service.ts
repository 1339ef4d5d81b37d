import { Injectable } from '@nestjs/common';
import { Cursors, type Page } from '../platform/http/paging.js';
import { listParam } from '../question-bank/list-param.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { evidenceKinds } from './domain/evidence.js';
import type { ListEvidenceQueryDto } from './evidence.dto.js';
import { EvidenceRepository } from './evidence.repository.js';
import { EvidenceService, type StandingEvidence } from './evidence.service.js';

/** A learner's evidence, page by page, the latest made first. */
@Injectable()
export class EvidenceList {
  constructor(
    private readonly repository: EvidenceRepository,
    private readonly evidence: EvidenceService,
    private readonly cursors: Cursors,
  ) {}

  /** @param reader who reads it: the learner, or a coach */
  async list(
    learner: Learner,
    query: ListEvidenceQueryDto,
    readerId: string = learner.id,
  ): Promise<Page<StandingEvidence>> {
    const skills = listParam(query.skill);
    const named = listParam(query.kind);
    const kinds = named === null ? null : evidenceKinds.filter((kind) => named.includes(kind));
    const { limit } = query;
    const scope = ['portfolio', readerId, learner.id, skills, kinds];
    const [position] = this.cursors.decode(query.cursor, scope) ?? [];
    const beforeId = position === undefined ? null : String(position);
    const filter = { skills, kinds, beforeId, limit: limit + 1 };
    return this.cursors.toPage(
      await this.repository.page(learner.id, filter),
      { limit, scope },
      {
        positionOf: ({ id }) => [id],
        toItem: (evidence) => this.evidence.stand(learner, evidence),
      },
    );
  }
}
