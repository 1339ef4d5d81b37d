import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AttemptReader } from '../attempts/attempt.reader.js';
import { SheetMeasure } from '../attempts/sheet-measure.service.js';
import type { SuggestedGrade } from '../feedback/domain/feedback-request.js';
import { GradeSuggestions, type LevelledAnswer } from '../feedback/grade-suggestions.js';
import { SuggestionGate } from '../feedback/suggestion-gate.service.js';

/**
 * Adds up what a model's levels would come to, had the learner given them. It is told and no more: no
 * grade is kept, and no card moves by it.
 */
@Injectable()
export class GradeSuggester implements OnModuleInit {
  constructor(
    private readonly suggestions: GradeSuggestions,
    private readonly gate: SuggestionGate,
    private readonly attempts: AttemptReader,
    private readonly measure: SheetMeasure,
  ) {}

  onModuleInit(): void {
    this.suggestions.register((answer) => this.suggest(answer));
  }

  /** @throws AppError not-found; rule-violated unless every criterion has one of its levels */
  private async suggest(answer: LevelledAnswer): Promise<SuggestedGrade | null> {
    if (!(await this.gate.isOpen())) return null;
    const attempt = await this.attempts.get(answer.learnerId, answer.attemptId);
    const { score, mustHaveMet, ratingSuggested } = await this.measure.judge(attempt, {
      items: answer.items.map((item) => ({ ...item, comment: null, quote: null })),
      redFlags: answer.redFlags,
      scope: null,
      rating: null,
    });
    return { score, mustHaveMet, rating: ratingSuggested };
  }
}
