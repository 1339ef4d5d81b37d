import { Injectable } from '@nestjs/common';
import { GroupAttemptsReader, type TwiceGraded } from '../attempts/group-attempts.reader.js';
import { isContested } from './domain/is-contested.js';

/** Finds the answers on which author and coach are too far apart. */
@Injectable()
export class ContestedGrades {
  constructor(private readonly attempts: GroupAttemptsReader) {}

  /** The latest answer first. */
  async list(
    learnerIds: readonly string[],
    questionIds: readonly string[],
  ): Promise<TwiceGraded[]> {
    const graded = await this.attempts.listTwiceGraded(learnerIds, questionIds);
    return graded.filter(({ own, coach }) => isContested(own, coach));
  }

  /** Those of them that the author contested: they graded themselves after the coach, and still differ. */
  async listReopened(
    learnerIds: readonly string[],
    questionIds: readonly string[],
  ): Promise<TwiceGraded[]> {
    const contested = await this.list(learnerIds, questionIds);
    return contested.filter(({ own, coach }) => own.number > coach.number);
  }
}
