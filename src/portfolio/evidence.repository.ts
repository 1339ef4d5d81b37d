import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ConfirmationEntity } from './confirmation.entity.js';
import type { Confirmation, Evidence, EvidenceClaim, EvidenceKind } from './domain/evidence.js';
import { EvidenceFileEntity } from './evidence-file.entity.js';
import { EvidenceEntity } from './evidence.entity.js';

/** Which evidence, from where on. */
export interface EvidenceFilter {
  /** Any of these; null for all. */
  readonly skills: readonly string[] | null;
  readonly kinds: readonly EvidenceKind[] | null;
  readonly beforeId: string | null;
  readonly limit: number;
}

/** What a coach vouches for. */
export type GivenConfirmation = Readonly<
  Pick<ConfirmationEntity, 'evidenceId' | 'cohortId' | 'confirmedAt'>
>;

/** How much somebody has put into their portfolio. */
export interface PortfolioSize {
  readonly evidence: number;
  readonly bytes: number;
}

@Injectable()
export class EvidenceRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws AppError not-found, the same for another learner's */
  async get(learnerId: string, id: string): Promise<Evidence> {
    const rows = await this.manager.findBy(EvidenceEntity, { learnerId, id });
    const [evidence] = await this.complete(learnerId, rows);
    if (evidence === undefined) throw notFound('evidence');
    return evidence;
  }

  /** The latest made first. */
  async page(
    learnerId: string,
    { skills, kinds, beforeId, limit }: EvidenceFilter,
  ): Promise<Evidence[]> {
    const query = this.manager
      .createQueryBuilder(EvidenceEntity, 'e')
      .where('e.learner_id = :learnerId', { learnerId })
      .orderBy('e.id', 'DESC')
      .limit(limit);
    if (kinds !== null) query.andWhere('e.kind = ANY(:kinds)', { kinds });
    if (beforeId !== null) query.andWhere('e.id < :beforeId', { beforeId });
    if (skills !== null) {
      query.andWhere(
        `EXISTS (SELECT FROM jsonb_array_elements(e.skills) s WHERE s ->> 'skill' = ANY(:skills))`,
        { skills },
      );
    }
    return this.complete(learnerId, await query.getMany());
  }

  /** The oldest first. */
  async listAll(learnerId: string): Promise<Evidence[]> {
    const rows = await this.manager.find(EvidenceEntity, {
      where: { learnerId },
      order: { id: 'ASC' },
    });
    return this.complete(learnerId, rows);
  }

  /** What somebody vouches for as a coach, without whose it is; the oldest first. */
  listConfirmedBy(coachId: string): Promise<GivenConfirmation[]> {
    return this.manager.find(ConfirmationEntity, {
      select: { evidenceId: true, cohortId: true, confirmedAt: true },
      where: { coachId },
      order: { confirmedAt: 'ASC', evidenceId: 'ASC' },
    });
  }

  /** Until the transaction ends nobody else changes what this learner has to show. */
  async lock(learnerId: string): Promise<void> {
    await this.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 7008))`, [
      `portfolio ${learnerId}`,
    ]);
  }

  async measure(learnerId: string): Promise<PortfolioSize> {
    const rows = await this.manager.query<PortfolioSize[]>(
      `SELECT (SELECT count(*) FROM portfolio_evidence WHERE learner_id = $1)::integer AS evidence,
              (SELECT coalesce(sum(byte_count), 0) FROM portfolio_file
                WHERE learner_id = $1)::integer AS bytes`,
      [learnerId],
    );
    return rows[0] ?? { evidence: 0, bytes: 0 };
  }

  async save(evidence: Evidence): Promise<void> {
    const { file: _file, confirmations: _confirmations, ...row } = evidence;
    await this.manager.upsert(EvidenceEntity, { ...row, skills: [...row.skills] }, [
      'learnerId',
      'id',
    ]);
  }

  /** The same, where what was confirmed is another thing now. */
  async saveChanged(evidence: Evidence, at: Date): Promise<Evidence> {
    const { learnerId, id, version } = evidence;
    const next = { ...evidence, version: version + 1, updatedAt: at, confirmations: [] };
    await this.manager.delete(ConfirmationEntity, { learnerId, evidenceId: id });
    await this.save(next);
    return next;
  }

  /** What is read of evidence changes by it, so the version grows. */
  async confirm({ learnerId, id }: Evidence, confirmation: Confirmation): Promise<void> {
    await this.manager.insert(ConfirmationEntity, { learnerId, evidenceId: id, ...confirmation });
    await this.manager.increment(EvidenceEntity, { learnerId, id }, 'version', 1);
  }

  /** @returns whether there was one */
  async withdraw({ learnerId, id }: Evidence, coachId: string): Promise<boolean> {
    const which = { learnerId, evidenceId: id, coachId };
    const { affected } = await this.manager.delete(ConfirmationEntity, which);
    if (!affected) return false;
    await this.manager.increment(EvidenceEntity, { learnerId, id }, 'version', 1);
    return true;
  }

  async remove(learnerId: string, id: string): Promise<void> {
    await this.manager.delete(EvidenceEntity, { learnerId, id });
  }

  async removeAll(learnerId: string): Promise<void> {
    await this.manager.delete(EvidenceEntity, { learnerId });
  }

  private async complete(
    learnerId: string,
    rows: readonly (Omit<Evidence, 'file' | 'confirmations'> & EvidenceClaim)[],
  ): Promise<Evidence[]> {
    const evidenceId = In(rows.map(({ id }) => id));
    const where = { learnerId, evidenceId };
    const files = await this.manager.findBy(EvidenceFileEntity, where);
    const confirmations = await this.manager.find(ConfirmationEntity, {
      where,
      order: { confirmedAt: 'ASC', coachId: 'ASC' },
    });
    const fileOf = new Map(files.map((file) => [file.evidenceId, file]));
    const confirmationsOf = Map.groupBy(confirmations, (each) => each.evidenceId);
    return rows.map((row) => ({
      ...row,
      file: fileOf.get(row.id) ?? null,
      confirmations: confirmationsOf.get(row.id) ?? [],
    }));
  }

  private get manager(): EntityManager {
    return this.unitOfWork.manager;
  }
}
