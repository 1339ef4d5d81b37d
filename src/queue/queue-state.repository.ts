import { Injectable } from '@nestjs/common';
import { NamedStatements, type NamedStatement } from '../platform/database/named-statements.js';
import type { BankEdition } from '../question-bank/domain/published-question.js';
import {
  DEFAULT_PRACTICE_SETTINGS,
  type PracticeSettings,
} from '../scheduling/domain/practice-settings.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../scheduling/domain/scheduling-parameters.js';
import type { LimitsOverride } from './domain/queue.js';

/** By what a queue is known to be the same, besides the learner's clock and the hour. */
export interface QueueVersion {
  /** Grows with everything the learner does or sets. */
  readonly change: number;
  /** Grows with every change of any bank. */
  readonly catalogue: number;
  /** Differs with every change of the learner's cohorts, their banks and assignments; null without any. */
  readonly cohorts: string | null;
}

/** All that a day's queue follows from, besides cards and questions. */
export interface QueueState extends QueueVersion {
  readonly settings: PracticeSettings & { readonly parametersVersion: number };
  readonly override: LimitsOverride | null;
  /** Those the learner follows, in no order. */
  readonly banks: readonly BankEdition[];
  /** Whether a goal, an assignment or a plan may have a say in the day. */
  readonly hasPlans: boolean;
}

type StateRow = Omit<QueueState, 'settings' | 'banks'> & {
  settings: QueueState['settings'] | null;
  banks: BankEdition[] | null;
};

const version = `
  coalesce((SELECT change_number FROM learner_state WHERE learner_id = $1), 0) AS change,
  (SELECT version FROM catalogue) AS catalogue,
  (SELECT version FROM learner_cohorts WHERE learner_id = $1) AS cohorts`;

/** The banks that somebody's cohorts study; see decideFollows for which release counts. */
const sharedBanks = `
  SELECT cb.bank_id,
         CASE WHEN bool_and(cb.pinned_release IS NOT NULL) THEN max(cb.pinned_release) END AS release
    FROM cohort_membership m
    JOIN cohort c ON c.id = m.cohort_id AND c.archived_at IS NULL
    JOIN cohort_bank_held cb ON cb.cohort_id = c.id
   WHERE m.learner_id = $1
   GROUP BY cb.bank_id`;

/** Banks `b` that somebody may read, as BankGate has it. */
const isOpen = `
  (b.visibility IN ('public', 'unlisted') OR b.owner_id = $1
   OR EXISTS (SELECT FROM cohort_membership m
                JOIN cohort_bank_held h ON h.cohort_id = m.cohort_id
               WHERE m.learner_id = $1 AND h.bank_id = b.id)
   OR EXISTS (SELECT FROM bank_worker w WHERE w.bank_id = b.id AND w.account_id = $1))`;

const readVersion: NamedStatement = { name: 'queue-version', text: `SELECT ${version}` };

const readState: NamedStatement = {
  name: 'queue-state',
  text: `
    SELECT ${version},
           (SELECT row_to_json(s) FROM (
              SELECT new_per_day AS "newPerDay", reviews_per_day AS "reviewsPerDay",
                     minutes_per_day AS "minutesPerDay", bury_siblings AS "burySiblings",
                     parameters_version AS "parametersVersion"
                FROM practice_settings WHERE learner_id = $1) s) AS settings,
           (SELECT row_to_json(o) FROM (
              SELECT study_day AS "studyDay", new_per_day AS "newPerDay",
                     reviews_per_day AS "reviewsPerDay", minutes_per_day AS "minutesPerDay"
                FROM daily_override WHERE learner_id = $1) o) AS override,
           (SELECT json_agg(f) FROM (
              SELECT b.id AS "bankId", b.version,
                     CASE WHEN f.is_following THEN NULL ELSE s.release END AS release
                FROM bank b
                LEFT JOIN bank_follow f ON f.bank_id = b.id AND f.learner_id = $1
                LEFT JOIN (${sharedBanks}) s ON s.bank_id = b.id
               WHERE coalesce(f.is_following, b.is_default OR s.bank_id IS NOT NULL)
                 AND ${isOpen}) f) AS banks,
           EXISTS (SELECT FROM interview_goal WHERE learner_id = $1 AND archived_at IS NULL)
             OR EXISTS (
               SELECT FROM cohort_membership m
                 JOIN cohort c ON c.id = m.cohort_id AND c.archived_at IS NULL
                 JOIN assignment a ON a.cohort_id = c.id AND a.closed_at IS NULL
                WHERE m.learner_id = $1 AND m.role = 'member'
                  AND (a.is_for_all OR EXISTS (
                        SELECT FROM assignment_member w
                         WHERE w.learner_id = $1 AND w.assignment_id = a.id)))
             OR EXISTS (
               SELECT FROM practice_order o
                WHERE o.learner_id = $1
                  AND EXISTS (
                        SELECT FROM unnest(o.question_ids) wanted (id)
                         WHERE NOT EXISTS (
                           SELECT FROM card c
                            WHERE c.learner_id = $1 AND c.question_id = wanted.id
                              AND c.last_review_day >= o.counted_from_day))) AS "hasPlans"`,
};

/** What says how a learner's day is, read at once: a queue is asked for more than anything else. */
@Injectable()
export class QueueStateRepository {
  constructor(private readonly statements: NamedStatements) {}

  async readVersion(learnerId: string): Promise<QueueVersion> {
    const [row] = await this.statements.query<QueueVersion>(readVersion, [learnerId]);
    if (row === undefined) throw new RangeError('every learner has a version');
    return row;
  }

  async read(learnerId: string): Promise<QueueState> {
    const [row] = await this.statements.query<StateRow>(readState, [learnerId]);
    if (row === undefined) throw new RangeError('every learner has a state');
    return { ...row, settings: row.settings ?? defaultSettings, banks: row.banks ?? [] };
  }
}

const defaultSettings = {
  ...DEFAULT_PRACTICE_SETTINGS,
  parametersVersion: DEFAULT_SCHEDULING_PARAMETERS.version,
};
