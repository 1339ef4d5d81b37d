import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { RoundKey } from './round.repository.js';

/** Banks `b` that the candidate of a round `r` may read, as BankGate has it. */
const isOpen = `
  (b.visibility IN ('public', 'unlisted') OR b.owner_id = r.candidate_id
   OR EXISTS (SELECT FROM cohort_membership m
                JOIN cohort_bank_held h ON h.cohort_id = m.cohort_id
               WHERE m.learner_id = r.candidate_id AND h.bank_id = b.id)
   OR EXISTS (SELECT FROM bank_worker w
               WHERE w.account_id = r.candidate_id AND w.bank_id = b.id))`;

/** Questions `q` that the candidate has a card of, or has begun to answer. */
const isMet = `
  (EXISTS (SELECT FROM card c WHERE c.learner_id = r.candidate_id AND c.question_id = q.id)
   OR EXISTS (SELECT FROM attempt t
               WHERE t.learner_id = r.candidate_id AND t.question_id = q.id))`;

/** What interviews `i` agreed to choose from; what the interviewer picked besides may be asked too. */
const isInPool = `
  (cardinality(i.bank_ids) + cardinality(i.question_ids) = 0
   OR q.bank_id = ANY(i.bank_ids) OR q.id = ANY(i.question_ids) OR q.id = r.question_id)`;

const rankOf = (level: string): string =>
  `array_position(ARRAY['junior', 'senior', 'staff'], ${level})`;

/** Revisions `v` that ask for something of a candidate of the round's level. */
const asksOfLevel = `
  EXISTS (SELECT FROM jsonb_array_elements(v.rubric -> 'criteria') criterion
           WHERE ${rankOf(`criterion ->> 'minLevel'`)} <= ${rankOf('r.candidate_level')})`;

/** In which rounds something could be asked at this moment, without a look at what it is. */
@Injectable()
export class AskableRoundsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Those of these interviews' rounds that could begin with a question, as AskableQuestions would find
   * one. By one statement however many there are, for it is asked whenever an interview is shown.
   */
  list(interviewIds: readonly string[]): Promise<RoundKey[]> {
    return this.unitOfWork.manager.query<RoundKey[]>(
      `SELECT r.interview_id AS "interviewId", r.number
         FROM mock_interview_round r JOIN mock_interview i ON i.id = r.interview_id
        WHERE r.interview_id = ANY($1::uuid[])
          AND EXISTS (
                SELECT FROM attempt a
                  JOIN question q ON q.id = a.question_id
                  JOIN question_revision v ON v.id = q.current_revision_id
                  JOIN bank b ON b.id = q.bank_id
                 WHERE a.learner_id = r.interviewer_id
                   AND a.state IN ('submitted', 'self_graded', 'closed')
                   AND q.retired_at IS NULL AND v.kind NOT IN ('milestone', 'capstone')
                   AND ${isInPool} AND ${isOpen} AND NOT ${isMet} AND ${asksOfLevel})`,
      [interviewIds],
    );
  }
}
