import { Injectable } from '@nestjs/common';

/** A question that somebody has handed an answer in to. */
export interface HandedInAnswer {
  readonly questionId: string;
  readonly at: Date;
}

/** A feature that keeps answers. */
export interface HandedInAnswerSource {
  /** Those handed in from an instant on, each question once, in no order. */
  listSince(learnerId: string, since: Date): Promise<readonly HandedInAnswer[]>;
}

/**
 * Where features to the right say what was handed in: an answer that waits for somebody else's grade moves
 * no card, and is not to be asked for again. Whoever registers turns the learner's change number with every
 * answer that comes or goes, for a queue is known to be the same by it.
 */
@Injectable()
export class HandedInAnswers {
  private readonly sources: HandedInAnswerSource[] = [];

  register(source: HandedInAnswerSource): void {
    this.sources.push(source);
  }

  async listSince(learnerId: string, since: Date): Promise<HandedInAnswer[]> {
    const all: HandedInAnswer[] = [];
    for (const source of this.sources) all.push(...(await source.listSince(learnerId, since)));
    return all;
  }
}
