import { Injectable } from '@nestjs/common';
import type { GraderSource } from '../readiness/domain/grader-source.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { InterviewKey } from './domain/interview-key.js';
import type { Snapshot } from './domain/snapshot.js';
import { SnapshotEntity } from './snapshot.entity.js';

/** What was expected of an interview before it began. Figures as they were told, 0..1. */
export interface FrozenPrediction extends Pick<
  Snapshot,
  | 'learnerId'
  | 'targetId'
  | 'asOf'
  | 'status'
  | 'score'
  | 'sd'
  | 'low80'
  | 'high80'
  | 'mockLow80'
  | 'mockHigh80'
  | 'passProbability'
  | 'bar'
  | 'attempts'
  | 'formula'
  | 'jobVersion'
> {
  readonly interviewDay: string;
  readonly snapshotId: string;
  /** Where the weight of the grades came from; sums to 1. */
  readonly trust: Readonly<Record<GraderSource, number>>;
}

/** An interview whose outcome was told. */
export interface ToldInterview extends InterviewKey {
  readonly recordedAt: Date;
}

/** A snapshot that stands for an interview that is over. */
export interface FinalReport {
  readonly snapshotId: string;
  /** The report as it was told, to the byte. */
  readonly report: string;
}

/** What scores were told before interviews, for the features that look back. */
@Injectable()
export class SnapshotReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Of each of these interviews the score that stands for it, or else the last that was told before its
   * day, by whoever expected it on that day: a snapshot from before the day was moved looked ahead to
   * another one. What was told after the outcome foretold nothing. Those without are missing; in no
   * particular order.
   */
  listFrozenBefore(interviews: readonly ToldInterview[]): Promise<FrozenPrediction[]> {
    return this.unitOfWork.manager.query<FrozenPrediction[]>(
      `SELECT k.learner_id AS "learnerId", k.target_id AS "targetId",
              k.interview_day::text AS "interviewDay", s.id AS "snapshotId", s.as_of AS "asOf",
              s.status, s.score, s.sd, s.low80, s.high80, s.mock_low80 AS "mockLow80",
              s.mock_high80 AS "mockHigh80", s.pass_probability AS "passProbability", s.bar,
              s.attempts, s.formula, s.job_version AS "jobVersion", s.report::jsonb -> 'trust' AS trust
         FROM (SELECT DISTINCT *
                 FROM unnest($1::uuid[], $2::uuid[], $3::date[], $4::timestamptz[])
                   u (learner_id, target_id, interview_day, recorded_at)) k
        CROSS JOIN LATERAL (
          SELECT * FROM readiness_snapshot s
           WHERE s.learner_id = k.learner_id AND s.target_id = k.target_id
             AND s.interview_day = k.interview_day
             AND s.as_of < least(s.interview_at, k.recorded_at)
             AND (s.is_final OR s.study_day < s.interview_day)
           ORDER BY s.is_final DESC, s.id DESC LIMIT 1) s`,
      [
        interviews.map(({ learnerId }) => learnerId),
        interviews.map(({ targetId }) => targetId),
        interviews.map(({ interviewDay }) => interviewDay),
        interviews.map(({ recordedAt }) => recordedAt),
      ],
    );
  }

  /** The last scores that were told of a target, the oldest of them first. */
  async listLatest(
    learnerId: string,
    targetId: string,
    most: number,
  ): Promise<Pick<Snapshot, 'asOf' | 'status' | 'score' | 'low80' | 'high80' | 'sd'>[]> {
    const latest = await this.unitOfWork.manager.find(SnapshotEntity, {
      select: {
        learnerId: true,
        id: true,
        asOf: true,
        status: true,
        score: true,
        low80: true,
        high80: true,
        sd: true,
      },
      where: { learnerId, targetId },
      order: { id: 'DESC' },
      take: most,
    });
    return latest.toReversed();
  }

  /** What is shown of an interview that is over; null when nothing was kept of it. */
  async findFinal({
    learnerId,
    targetId,
    interviewDay,
  }: InterviewKey): Promise<FinalReport | null> {
    const [row] = await this.unitOfWork.manager.query<FinalReport[]>(
      `SELECT id AS "snapshotId", report FROM readiness_snapshot
        WHERE learner_id = $1 AND target_id = $2 AND interview_day = $3 AND is_final`,
      [learnerId, targetId, interviewDay],
    );
    return row ?? null;
  }
}
