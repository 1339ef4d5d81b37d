import { Injectable } from '@nestjs/common';
import type { OutlineStanding } from '../question-bank/domain/outline-access.js';
import type { QuestionPlace } from '../question-bank/domain/published-question.js';
import type { QuestionRevision } from '../question-bank/domain/question-content.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import type { Card } from '../scheduling/domain/card.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { newCard } from '../scheduling/domain/new-card.js';
import type { PackSources } from './pack-sources.service.js';

/** One question of a pack with the learner's card of it. */
export interface PackItem {
  readonly card: Card;
  readonly isNew: boolean;
  readonly place: QuestionPlace;
  readonly revision: QuestionRevision;
  /** Whether the outline goes along. */
  readonly isUnsealed: boolean;
}

/** What a pack says of single questions. */
@Injectable()
export class PackItems {
  constructor(private readonly questions: QuestionReader) {}

  /** The items of these questions, as far as the sources tell of them. */
  async list(
    { id: learnerId }: Learner,
    ids: readonly string[],
    { cards, places, standings }: PackSources,
  ): Promise<PackItem[]> {
    const byQuestion = new Map(cards.map(({ card }) => [card.questionId, card]));
    const placed = ids.flatMap((id) => places.get(id) ?? []);
    const revisions = await this.questions.getRevisions(placed.map(({ revisionId }) => revisionId));
    return placed.flatMap((place) => {
      const { questionId } = place;
      const revision = revisions.get(place.revisionId);
      if (revision === undefined) return [];
      const card = byQuestion.get(questionId) ?? newCard({ learnerId, questionId });
      const isUnsealed = isOutlineOpen(place, standings.get(questionId));
      return [{ card, isNew: card.state === 'new', place, revision, isUnsealed }];
    });
  }
}

/** Closed in an open bank too while an answer is written: a phone does not tell what is read on it. */
function isOutlineOpen({ reveal }: QuestionPlace, standing: OutlineStanding | undefined): boolean {
  if (standing?.isAnswering === true) return false;
  return reveal === 'open' || standing?.mayRead === true;
}
