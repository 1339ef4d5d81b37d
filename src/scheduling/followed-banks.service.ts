import { Injectable } from '@nestjs/common';
import { CohortReader } from '../cohorts/cohort.reader.js';
import { BankGate } from '../question-bank/bank-gate.service.js';
import { QuestionReader, type FollowedBank } from '../question-bank/question.reader.js';
import { decideFollows, type Follow } from './domain/decide-follows.js';
import { FollowRepository } from './follow.repository.js';

/** Which banks a learner's questions come from, and from which release of them. */
@Injectable()
export class FollowedBanks {
  constructor(
    private readonly questions: QuestionReader,
    private readonly gate: BankGate,
    private readonly follows: FollowRepository,
    private readonly cohorts: CohortReader,
  ) {}

  /** The banks that have a say, of learner, cohort or installation; those that closed are left out. */
  async list(learnerId: string): Promise<Follow[]> {
    const follows = decideFollows(
      await this.follows.listChoices(learnerId),
      await this.questions.defaultBankIds(),
      await this.cohorts.listBanksOf(learnerId),
    );
    const readable = await this.gate.readableAmong(
      learnerId,
      follows.map(({ bankId }) => bankId),
    );
    return follows.filter(({ bankId }) => readable.has(bankId));
  }

  /** Those the learner follows, and of the others those that may be read. */
  async listWith(learnerId: string, otherBankIds: readonly string[]): Promise<FollowedBank[]> {
    const follows = await this.list(learnerId);
    const followed = follows.filter(({ isFollowing }) => isFollowing);
    const known = new Set(followed.map(({ bankId }) => bankId));
    const others = [...new Set(otherBankIds)].filter((bankId) => !known.has(bankId));
    const readable = await this.gate.readableAmong(learnerId, others);
    const releases = new Map(follows.map(({ bankId, release }) => [bankId, release]));
    return [
      ...followed.map(({ bankId, release }) => ({ bankId, release })),
      ...others
        .filter((bankId) => readable.has(bankId))
        .map((bankId) => ({ bankId, release: releases.get(bankId) ?? null })),
    ];
  }

  /** Changes whenever what the learner's cohorts study may have. */
  cohortsVersion(learnerId: string): Promise<string> {
    return this.cohorts.versionFor(learnerId);
  }

  /** The release of a bank that the learner's questions come from; null for the newest. */
  async releaseOf(learnerId: string, bankId: string): Promise<number | null> {
    const shared = await this.cohorts.listBanksOf(learnerId);
    if (!shared.some((each) => each.bankId === bankId && each.pinnedRelease !== null)) return null;
    const choices = await this.follows.listChoices(learnerId);
    const follows = decideFollows(choices, [], shared);
    return follows.find((follow) => follow.bankId === bankId)?.release ?? null;
  }
}
