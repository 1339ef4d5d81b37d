import { describe, expect, it } from '@jest/globals';
import { awaitedFeedback } from './awaited-feedback.js';
import type { Round, Seat } from './mock-interview.js';

const at = new Date('2026-03-02T10:00:00.000Z');

const seat = (learnerId: string): Seat => ({
  learnerId,
  interviewId: 'i',
  startsAt: at,
  endsAt: at,
  isBooked: false,
  joinedAt: at,
  isNoShow: false,
});
const both = [seat('ada'), seat('bob')];

function round(number: number, endedAt: Date | null): Round {
  const [candidateId, interviewerId] = number === 1 ? ['bob', 'ada'] : ['ada', 'bob'];
  return {
    interviewId: 'i',
    number,
    candidateId: candidateId ?? '',
    interviewerId: interviewerId ?? '',
    questionId: 'q',
    revisionId: 'r',
    candidateLevel: 'senior',
    minutes: 30,
    startedAt: endedAt,
    endedAt,
    attemptId: null,
  };
}

const said = (roundNumber: number, authorId: string, submittedAt: Date | null = at) => {
  return { roundNumber, authorId, submittedAt };
};

describe('awaitedFeedback', () => {
  it('is that of both on both rounds', () => {
    const rounds = [round(1, at), round(2, at)];
    expect(awaitedFeedback({ seats: both, rounds }, [])).toEqual([
      { roundNumber: 1, authorId: 'ada', authorRole: 'interviewer' },
      { roundNumber: 1, authorId: 'bob', authorRole: 'candidate' },
      { roundNumber: 2, authorId: 'bob', authorRole: 'interviewer' },
      { roundNumber: 2, authorId: 'ada', authorRole: 'candidate' },
    ]);
  });

  it('leaves out what was handed in, and not what is only being written', () => {
    const rounds = [round(1, at)];
    const given = [said(1, 'ada'), said(1, 'bob', null)];
    expect(awaitedFeedback({ seats: both, rounds }, given)).toEqual([
      { roundNumber: 1, authorId: 'bob', authorRole: 'candidate' },
    ]);
    expect(awaitedFeedback({ seats: both, rounds }, [said(1, 'ada'), said(1, 'bob')])).toEqual([]);
  });

  it('takes what was said of one round for that round only', () => {
    const rounds = [round(1, at), round(2, at)];
    const given = [said(1, 'ada'), said(1, 'bob'), said(2, 'ada')];
    expect(awaitedFeedback({ seats: both, rounds }, given)).toEqual([
      { roundNumber: 2, authorId: 'bob', authorRole: 'interviewer' },
    ]);
  });

  it('is none on a round that was not held', () => {
    const rounds = [round(1, at), round(2, null)];
    const awaited = awaitedFeedback({ seats: both, rounds }, []);
    expect(awaited.map(({ roundNumber }) => roundNumber)).toEqual([1, 1]);
  });

  it('is none when one of the two has left', () => {
    expect(awaitedFeedback({ seats: [seat('ada')], rounds: [round(1, at)] }, [])).toEqual([]);
  });
});
