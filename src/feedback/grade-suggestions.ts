import { Injectable } from '@nestjs/common';
import type { SuggestedGrade } from './domain/feedback-request.js';

/** Levels that were borne out, one for every criterion, and whose answer they are about. */
export interface LevelledAnswer {
  readonly learnerId: string;
  readonly attemptId: string;
  readonly items: readonly { readonly criterionKey: string; readonly levelKey: string }[];
  readonly redFlags: readonly number[];
}

type Suggester = (answer: LevelledAnswer) => Promise<SuggestedGrade | null>;

/**
 * What levels come to as a grade. Feedback does not know how answers are scored: the feature that does
 * registers itself here. With none registered nothing is suggested.
 */
@Injectable()
export class GradeSuggestions {
  private suggester: Suggester = () => Promise.resolve(null);

  register(suggester: Suggester): void {
    this.suggester = suggester;
  }

  suggest(answer: LevelledAnswer): Promise<SuggestedGrade | null> {
    return this.suggester(answer);
  }
}
