import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { AccessLogRepository } from './access-log.repository.js';
import type { AccessKind } from './domain/may-read.js';

const msPerHour = 60 * 60_000;

/** Who looked, in which cohort, at what. */
export interface MemberAccess {
  readonly actorId: string;
  readonly cohortId: string;
  readonly what: AccessKind;
}

/**
 * Writes down what coaches read of members. To be called in the transaction of the reading, so that
 * nothing is read without an entry.
 */
@Injectable()
export class MemberAccessLog {
  constructor(
    private readonly log: AccessLogRepository,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /**
   * @param access whose it was, and the id of what was read; null when it was about all of them
   * @throws AppError not-found when the actor does not coach this cohort, or not any more
   */
  async record(
    access: MemberAccess & { readonly learnerId: string; readonly subjectId: string | null },
  ): Promise<void> {
    await this.write(access, [{ learnerId: access.learnerId, subjectId: access.subjectId }]);
  }

  /** The same at once for many, such as all on a board. @throws AppError not-found */
  async recordMany(access: MemberAccess, learnerIds: readonly string[]): Promise<void> {
    if (learnerIds.length === 0) return;
    await this.write(
      access,
      learnerIds.map((learnerId) => ({ learnerId, subjectId: null })),
    );
  }

  /**
   * As `recordMany`, but at most once an hour for each member: for what a coach keeps on the screen,
   * where an entry for every look would bury all the others.
   *
   * @throws AppError not-found
   */
  async recordHourly(access: MemberAccess, learnerIds: readonly string[]): Promise<void> {
    const anHourAgo = new Date(this.clock.now().getTime() - msPerHour);
    const noted = await this.log.listNotedSince(access, learnerIds, anHourAgo);
    await this.recordMany(
      access,
      learnerIds.filter((learnerId) => !noted.has(learnerId)),
    );
  }

  private async write(
    { actorId, cohortId, what }: MemberAccess,
    about: readonly { learnerId: string; subjectId: string | null }[],
  ): Promise<void> {
    const entries = about.map((each) => ({ ...each, id: this.ids.next() }));
    const at = this.clock.now();
    const written = await this.log.insert({ actorId, cohortId, what, at, entries });
    if (written < entries.length) throw notFound('cohort');
  }
}
