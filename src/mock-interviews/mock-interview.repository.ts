import { Injectable } from '@nestjs/common';
import { In, MoreThan, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { dueAtOf } from './domain/pass-time.js';
import type { InterviewRecord, InterviewState, MockInterview } from './domain/mock-interview.js';
import { MockInterviewEntity } from './mock-interview.entity.js';
import { RoundEntity } from './round.entity.js';
import { SeatEntity } from './seat.entity.js';

/** Which of somebody's interviews, from where on. */
export interface InterviewFilter {
  readonly states: readonly InterviewState[];
  /** The next to come first, or the latest first. */
  readonly order: 'ASC' | 'DESC';
  /** Planned instant and id of the one before the first. */
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

const hasSeat = `EXISTS (SELECT FROM mock_interview_seat seat
  WHERE seat.learner_id = :learnerId AND seat.interview_id = interview.id)`;

const unreminded = (from: string, until: string): string =>
  `state = 'scheduled' AND reminded_at IS NULL AND starts_at > ${from} AND starts_at <= ${until}`;

/** Interviews with their seats and rounds. Who has no seat in one does not find it. */
@Injectable()
export class MockInterviewRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(interview: MockInterview): Promise<void> {
    await this.manager.insert(MockInterviewEntity, interview);
  }

  async find(learnerId: string, id: string): Promise<InterviewRecord | null> {
    return this.complete(await this.select(id).andWhere(hasSeat, { learnerId }).getOne());
  }

  /** The same, kept as it is for everybody else until the transaction ends. */
  async lock(learnerId: string, id: string): Promise<InterviewRecord | null> {
    const query = this.select(id).andWhere(hasSeat, { learnerId });
    return this.complete(await query.setLock('pessimistic_write').getOne());
  }

  /** Whoever asks: for what time does, and for who shows the token. */
  async lockAny(id: string): Promise<InterviewRecord | null> {
    return this.complete(await this.select(id).setLock('pessimistic_write').getOne());
  }

  async findAny(id: string): Promise<InterviewRecord | null> {
    return this.complete(await this.select(id).getOne());
  }

  /** Whoever asks, in no order; what is not there is left out. */
  async findMany(ids: readonly string[]): Promise<InterviewRecord[]> {
    const found = await this.manager.findBy(MockInterviewEntity, { id: In([...ids]) });
    return this.completeAll(found);
  }

  /** @throws AppError not-found */
  async get(id: string): Promise<InterviewRecord> {
    const record = await this.findAny(id);
    if (record === null) throw notFound('mock interview');
    return record;
  }

  /** Ids of those to which time has something to do. @param learnerId null for everybody's */
  async listDue(now: Date, learnerId: string | null): Promise<string[]> {
    const query = this.manager
      .createQueryBuilder(MockInterviewEntity, 'interview')
      .select('interview.id', 'id')
      .where('interview.dueAt <= :now', { now })
      .orderBy('interview.dueAt', 'ASC');
    if (learnerId !== null) query.andWhere(hasSeat, { learnerId });
    return (await query.getRawMany<{ id: string }>()).map(({ id }) => id);
  }

  /** Ids of those that begin in a span, of which nobody was reminded. */
  async listUnreminded(from: Date, until: Date): Promise<string[]> {
    const rows = await this.manager.query<{ id: string }[]>(
      `SELECT id FROM mock_interview WHERE ${unreminded('$1', '$2')} ORDER BY starts_at`,
      [from, until],
    );
    return rows.map(({ id }) => id);
  }

  /** Nothing that either sees. @returns false when it does not begin in the span any more */
  async markReminded(id: string, from: Date, until: Date): Promise<boolean> {
    const [, marked] = await this.manager.query<[unknown, number]>(
      `UPDATE mock_interview SET reminded_at = $1 WHERE id = $3 AND ${unreminded('$1', '$2')}`,
      [from, until, id],
    );
    return marked === 1;
  }

  page(learnerId: string, filter: InterviewFilter): Promise<MockInterviewEntity[]> {
    const { states, order, after, limit } = filter;
    const query = this.manager
      .createQueryBuilder(MockInterviewEntity, 'interview')
      .where(hasSeat, { learnerId })
      .andWhere('interview.state = ANY(:states)', { states })
      .orderBy('interview.plannedAt', order)
      .addOrderBy('interview.id', order)
      .limit(limit);
    if (after !== null) {
      const [plannedAt, id] = after;
      const isLater = order === 'ASC' ? '>' : '<';
      query.andWhere(
        `(interview.plannedAt, interview.id) ${isLater} (:plannedAt::timestamptz, :id::uuid)`,
        { plannedAt, id },
      );
    }
    return query.getMany();
  }

  /** Interviews with their seats and rounds, in the same order. */
  async completeAll(interviews: readonly MockInterview[]): Promise<InterviewRecord[]> {
    const ids = interviews.map(({ id }) => id);
    const seats = await this.manager.find(SeatEntity, {
      where: { interviewId: In(ids) },
      order: { learnerId: 'ASC' },
    });
    const rounds = await this.listRounds(ids);
    return interviews.map((interview) => ({
      interview,
      seats: seats.filter((seat) => seat.interviewId === interview.id),
      rounds: rounds.filter((round) => round.interviewId === interview.id),
    }));
  }

  /** All of somebody's, the latest made first. */
  listAll(learnerId: string): Promise<MockInterviewEntity[]> {
    return this.manager
      .createQueryBuilder(MockInterviewEntity, 'interview')
      .where(hasSeat, { learnerId })
      .orderBy('interview.id', 'DESC')
      .getMany();
  }

  /** Ids of open proposals to somebody that never reached them. */
  async listUndelivered(inviteeId: string): Promise<string[]> {
    const rows = await this.manager.query<{ id: string }[]>(
      `SELECT id FROM mock_interview interview
        WHERE invitee_id = $1 AND state = 'proposed' AND due_at IS NOT NULL
          AND NOT EXISTS (SELECT FROM mock_interview_seat seat
                           WHERE seat.learner_id = $1 AND seat.interview_id = interview.id)`,
      [inviteeId],
    );
    return rows.map(({ id }) => id);
  }

  /** Their proposals that can still be answered. */
  countProposedBy(proposerId: string, now: Date): Promise<number> {
    const open = { proposerId, state: 'proposed', dueAt: MoreThan(now) } as const;
    return this.manager.countBy(MockInterviewEntity, open);
  }

  /**
   * Store what changed. What either of the two can see did, so the change number grows; when time does
   * something next follows from the rest.
   */
  async update(interview: MockInterview, changes: Partial<MockInterview>): Promise<MockInterview> {
    const next = Object.assign(new MockInterviewEntity(), interview, changes);
    const rounds = next.state === 'live' ? await this.listRounds([interview.id]) : [];
    const dueAt = dueAtOf(next, rounds);
    const written = { ...changes, dueAt, changeNumber: interview.changeNumber + 1 };
    await this.manager.update(MockInterviewEntity, { id: interview.id }, written);
    return Object.assign(next, written);
  }

  async remove(id: string): Promise<void> {
    await this.manager.delete(MockInterviewEntity, { id });
  }

  private listRounds(interviewIds: readonly string[]): Promise<RoundEntity[]> {
    return this.manager.find(RoundEntity, {
      where: { interviewId: In([...interviewIds]) },
      order: { number: 'ASC' },
    });
  }

  private select(id: string): SelectQueryBuilder<MockInterviewEntity> {
    return this.manager
      .createQueryBuilder(MockInterviewEntity, 'interview')
      .where('interview.id = :id', { id });
  }

  private async complete(interview: MockInterview | null): Promise<InterviewRecord | null> {
    if (interview === null) return null;
    const [record] = await this.completeAll([interview]);
    return record ?? null;
  }

  private get manager(): EntityManager {
    return this.unitOfWork.manager;
  }
}
