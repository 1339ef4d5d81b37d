import { answerQuestion } from './answering.js';
import { openClassroom, type Classroom } from './coaching.js';
import type { SignedUp } from './login.js';
import { askForReviews, gradedAnswer } from './peer-review.js';
import { startPractising } from './practice.js';

/** An answer that waits for reviews. */
export interface WaitingAnswer {
  author: SignedUp;
  attemptId: string;
  questionId: string;
  requestId: string;
}

interface Wish {
  /** The open pool without one. */
  cohortId?: string;
  reviewsWanted?: number;
  /** One that nobody has met without it. */
  questionId?: string;
  answer?: string;
  author?: SignedUp;
}

/** A classroom in which answers are reviewed. */
export interface ReviewRoom extends Classroom {
  waitingAnswer: (wish?: Wish) => Promise<WaitingAnswer>;
  /** Somebody who has answered a question, and may review answers of others to it. */
  peerFor: (questionId: string, person?: SignedUp) => Promise<SignedUp>;
}

/** @param count how many questions there are: one for each answer that names none */
export async function openReviewRoom(slug: string, count: number): Promise<ReviewRoom> {
  const room = await openClassroom(slug, count);
  const { app } = room;
  return {
    ...room,
    waitingAnswer: async (wish = {}) => {
      const { cohortId, reviewsWanted, answer } = wish;
      const author = wish.author ?? (await newcomer(room, cohortId));
      const questionId = wish.questionId ?? room.questions.pop() ?? '';
      const { id: attemptId } = await gradedAnswer(app, author, questionId, '22222', answer);
      const { id: requestId } = await askForReviews(app, author, {
        attemptId,
        ...(cohortId === undefined ? {} : { cohortId }),
        ...(reviewsWanted === undefined ? {} : { reviewsWanted }),
      });
      return { author, attemptId, questionId, requestId };
    },
    peerFor: async (questionId, person) => {
      const peer = person ?? (await startPractising(app));
      await answerQuestion(app, peer, questionId);
      return peer;
    },
  };
}

function newcomer(room: Classroom, cohortId: string | undefined): Promise<SignedUp> {
  return cohortId === undefined ? startPractising(room.app) : room.addMember('none');
}
