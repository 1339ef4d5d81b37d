import type { GradeSheet } from '../../attempts/domain/judge-answer.js';
import type { CandidateLevel } from '../../question-bank/domain/rubric.js';
import type { ConductTag } from './conduct-tag.js';

export const interviewStates = [
  'proposed',
  'scheduled',
  'live',
  'feedback',
  'completed',
  'cancelled',
  'no_show',
] as const;
export type InterviewState = (typeof interviewStates)[number];

export const seatRoles = ['candidate', 'interviewer'] as const;
/** What somebody does in a round. */
export type SeatRole = (typeof seatRoles)[number];

export const cancelReasons = [
  'declined',
  'cancelled',
  'expired',
  'never-started',
  'account-closed',
] as const;
/** `expired`: no time was agreed on; `never-started`: both came, and no round began. */
export type CancelReason = (typeof cancelReasons)[number];

/** A mock interview between two people, from the first proposal to what both make of it. */
export interface MockInterview {
  readonly id: string;
  readonly proposerId: string;
  /** Null until somebody takes the invitation by its link, or answers it with other times. */
  readonly inviteeId: string | null;
  readonly state: InterviewState;
  /** What the proposer does in the first round; in the second the roles are swapped. */
  readonly proposerRole: SeatRole;
  /** 1 or 2. */
  readonly roundCount: number;
  /** 10 to 120; null for as long as the question of a round takes. */
  readonly minutesPerRound: number | null;
  /** Between two rounds, 0 to 60. */
  readonly breakMinutes: number;
  readonly candidateLevel: CandidateLevel;
  /** What questions are chosen from; both empty for all banks that both can read. */
  readonly bankIds: string[];
  readonly questionIds: string[];
  readonly message: string;
  /** The beginnings on offer, the earliest first; empty when there are none. */
  readonly offeredStarts: Date[];
  /** Who offered them. */
  readonly offeredBy: string | null;
  /** SHA-256 of the token of the link; null without one. It stays, for who used it and asks again. */
  readonly tokenHash: Buffer | null;
  /** As booked; null until then. */
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  /** By which lists are in order: the booked beginning, or the earliest that was offered. */
  readonly plannedAt: Date;
  /** SEQUENCE of the calendar entry (RFC 5545 §3.8.7.4): grows with each new time and the end of it. */
  readonly calendarSequence: number;
  /** When both were told that it is near. */
  readonly remindedAt: Date | null;
  /** When the second of the two came in. */
  readonly liveAt: Date | null;
  /** When the last round was over: feedback is due from then on. */
  readonly feedbackAt: Date | null;
  /** When it came to its last state. */
  readonly closedAt: Date | null;
  readonly cancelReason: CancelReason | null;
  /** In the words of whoever cancelled it. */
  readonly cancelNote: string | null;
  readonly cancelledBy: string | null;
  /** When time alone does something to it (see passTime); null where it does not. */
  readonly dueAt: Date | null;
  /** Grows with everything that either of the two can see; the id of its event, too. */
  readonly changeNumber: number;
  readonly createdAt: Date;
}

/** One of the two in an interview. */
export interface Seat {
  readonly learnerId: string;
  readonly interviewId: string;
  /** The booked time, which no other booking of the same person may overlap. */
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly isBooked: boolean;
  readonly joinedAt: Date | null;
  readonly isNoShow: boolean;
}

/** One question, asked by one and answered by the other. */
export interface Round {
  readonly interviewId: string;
  /** 1 or 2. */
  readonly number: number;
  readonly candidateId: string;
  readonly interviewerId: string;
  /** Null as long as there was none to choose; the candidate learns it when the round begins. */
  readonly questionId: string | null;
  readonly revisionId: string | null;
  readonly candidateLevel: CandidateLevel;
  readonly minutes: number;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  /** The candidate's attempt, from the end of the round on. */
  readonly attemptId: string | null;
}

/** What somebody writes down in a round. */
export interface RoundNote {
  readonly learnerId: string;
  readonly interviewId: string;
  readonly roundNumber: number;
  /** For themselves alone. */
  readonly text: string;
  /** What was said, in the interviewer's words: the candidate's answer from the end of the round on. */
  readonly transcript: string;
  readonly version: number;
  readonly updatedAt: Date;
}

/** A hint of the question that the interviewer showed to the candidate. */
export interface RevealedHint {
  readonly interviewId: string;
  readonly roundNumber: number;
  /** From 0, as in the question. */
  readonly hintIndex: number;
  readonly revealedAt: Date;
}

/** The rubric as the interviewer filled it in; it becomes a grade of the attempt at the reveal. */
export type InterviewerSheet = Omit<GradeSheet, 'rating'>;

/** What one of the two says to the other about a round. */
export interface RoundFeedback {
  /** Whom it is about: it stays with them when its author leaves. */
  readonly learnerId: string;
  readonly interviewId: string;
  readonly roundNumber: number;
  readonly authorId: string;
  /** What the author did in the round. */
  readonly authorRole: SeatRole;
  /** Of an interviewer only. */
  readonly sheet: InterviewerSheet | null;
  /** What was good, and what to work on; of an interviewer only. */
  readonly strengths: string;
  readonly toImprove: string;
  /** How well it was conducted, -2 to 2; of a candidate only. */
  readonly score: number | null;
  readonly tags: ConductTag[];
  readonly comment: string;
  /** Null while it is written. */
  readonly submittedAt: Date | null;
  readonly version: number;
  readonly updatedAt: Date;
}

/** An interview with the people in it and, once it is booked, its rounds in their order. */
export interface InterviewRecord {
  readonly interview: MockInterview;
  /** Whoever closed their account has none. */
  readonly seats: readonly Seat[];
  readonly rounds: readonly Round[];
}
