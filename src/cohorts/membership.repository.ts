import { Injectable } from '@nestjs/common';
import { In, LessThan, type EntityManager } from 'typeorm';
import type { AccountSummary } from '../identity/account.reader.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CohortEntity } from './cohort.entity.js';
import type { Cohort, CohortRole, Membership, Shares } from './domain/cohort.js';
import { MembershipEntity } from './membership.entity.js';

/** Somebody in a cohort, as the others know them. */
export interface StoredMember extends Membership {
  readonly displayName: string;
  readonly accountRole: AccountSummary['role'];
}

/** A cohort that somebody is in. */
export interface OwnMembership {
  readonly cohort: Cohort;
  readonly membership: Membership;
}

export interface MemberPage {
  readonly after: { joinedAt: string; learnerId: string } | null;
  readonly limit: number;
  /** Without those who only learn here. */
  readonly coachesOnly: boolean;
}

const storedMember = `
  SELECT m.learner_id AS "learnerId", m.cohort_id AS "cohortId", m.role, m.shares,
         m.joined_at AS "joinedAt", m.role_since AS "roleSince", m.invitation_id AS "invitationId",
         a.display_name AS "displayName", a.role AS "accountRole"
    FROM cohort_membership m JOIN account a ON a.id = m.learner_id`;

@Injectable()
export class MembershipRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async find(cohortId: string, learnerId: string): Promise<StoredMember | null> {
    const [member] = await this.manager.query<StoredMember[]>(
      `${storedMember} WHERE m.cohort_id = $1 AND m.learner_id = $2`,
      [cohortId, learnerId],
    );
    return member ?? null;
  }

  /** All of a cohort, in the order in which they joined. */
  listAll(cohortId: string): Promise<StoredMember[]> {
    return this.manager.query<StoredMember[]>(
      `${storedMember} WHERE m.cohort_id = $1 ORDER BY m.joined_at, m.learner_id`,
      [cohortId],
    );
  }

  /** In the order in which they joined. */
  page(cohortId: string, { after, limit, coachesOnly }: MemberPage): Promise<StoredMember[]> {
    return this.manager.query<StoredMember[]>(
      `${storedMember}
        WHERE m.cohort_id = $1 AND (NOT $2 OR m.role <> 'member')
          AND ($3::timestamptz IS NULL OR (m.joined_at, m.learner_id) > ($3, $4::uuid))
        ORDER BY m.joined_at, m.learner_id
        LIMIT $5`,
      [cohortId, coachesOnly, after?.joinedAt ?? null, after?.learnerId ?? null, limit],
    );
  }

  /** Whether two people are in one cohort that is not archived. */
  async areTogether(one: string, other: string): Promise<boolean> {
    const rows = await this.manager.query<unknown[]>(
      `SELECT 1 FROM cohort_membership a
         JOIN cohort_membership b ON b.cohort_id = a.cohort_id
         JOIN cohort c ON c.id = a.cohort_id AND c.archived_at IS NULL
        WHERE a.learner_id = $1 AND b.learner_id = $2 LIMIT 1`,
      [one, other],
    );
    return rows.length > 0;
  }

  /** How many learn in a cohort, coaches not counted. */
  countLearning(cohortId: string): Promise<number> {
    return this.manager.countBy(MembershipEntity, { cohortId, role: 'member' });
  }

  /** The cohorts somebody is in, the latest made first. */
  async pageOwn(
    learnerId: string,
    { beforeId, limit }: { beforeId: string | null; limit: number },
  ): Promise<OwnMembership[]> {
    const own = await this.manager.find(MembershipEntity, {
      where: { learnerId, ...(beforeId === null ? {} : { cohortId: LessThan(beforeId) }) },
      order: { cohortId: 'DESC' },
      take: limit,
    });
    return this.withCohorts(own);
  }

  /** All cohorts somebody is in, the latest made first. */
  async listOwn(learnerId: string): Promise<OwnMembership[]> {
    const own = await this.manager.find(MembershipEntity, {
      where: { learnerId },
      order: { cohortId: 'DESC' },
    });
    return this.withCohorts(own);
  }

  /** The cohorts that somebody coaches with an account that may, the latest made first. */
  async listCoached(learnerId: string): Promise<OwnMembership[]> {
    const own = await this.manager.query<StoredMember[]>(
      `${storedMember}
        WHERE m.learner_id = $1 AND m.role <> 'member' AND a.role <> 'learner'
        ORDER BY m.cohort_id DESC`,
      [learnerId],
    );
    return this.withCohorts(own);
  }

  async insert(membership: Membership): Promise<void> {
    await this.manager.insert(MembershipEntity, membership);
  }

  async updateRole(
    { cohortId, learnerId }: Pick<Membership, 'cohortId' | 'learnerId'>,
    change: { role: CohortRole; roleSince: Date; invitationId?: string | null },
  ): Promise<void> {
    await this.manager.update(MembershipEntity, { cohortId, learnerId }, change);
  }

  async updateShares(
    { cohortId, learnerId }: Pick<Membership, 'cohortId' | 'learnerId'>,
    shares: Shares,
  ): Promise<void> {
    await this.manager.update(MembershipEntity, { cohortId, learnerId }, { shares });
  }

  async remove(cohortId: string, learnerId: string): Promise<void> {
    await this.manager.delete(MembershipEntity, { cohortId, learnerId });
  }

  private async withCohorts(memberships: readonly Membership[]): Promise<OwnMembership[]> {
    const ids = memberships.map(({ cohortId }) => cohortId);
    const cohorts = await this.manager.findBy(CohortEntity, { id: In(ids) });
    const byId = new Map(cohorts.map((cohort) => [cohort.id, cohort]));
    return memberships.flatMap((membership) => {
      const cohort = byId.get(membership.cohortId);
      return cohort === undefined ? [] : [{ cohort, membership }];
    });
  }

  private get manager(): EntityManager {
    return this.unitOfWork.manager;
  }
}
