import { Injectable } from '@nestjs/common';
import { AppConfig } from '../platform/config/app-config.js';
import { FeedbackEvaluationRepository } from './feedback-evaluation.repository.js';
import { promptHash } from './prompt-identity.js';

/** Whether levels may be added up to a suggested grade. */
@Injectable()
export class SuggestionGate {
  constructor(
    private readonly config: AppConfig,
    private readonly evaluations: FeedbackEvaluationRepository,
  ) {}

  /** Only where the operator wants it and the newest evaluation of this model and prompt was passed. */
  async isOpen(): Promise<boolean> {
    const { llm } = this.config;
    if (llm === null || !llm.suggestGrade) return false;
    const outcome = await this.evaluations.findNewestOutcome({
      host: llm.host,
      model: llm.model,
      promptHash: promptHash(),
      sendsReference: llm.sendReference,
    });
    return outcome === true;
  }
}
