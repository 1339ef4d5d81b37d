import { Injectable } from '@nestjs/common';
import { FeedbackReader } from '../feedback/feedback.reader.js';
import { SuggestionGate } from '../feedback/suggestion-gate.service.js';
import { Clock } from '../kernel/clock.js';
import { nextUtcDay } from '../kernel/next-utc-day.js';
import { utcDay } from '../kernel/utc-day.js';
import { AppConfig } from '../platform/config/app-config.js';
import type { LlmConfig } from '../platform/config/llm-config.js';
import type {
  FeedbackAllowanceResponse,
  FeedbackCapabilitiesResponse,
} from './feedback-capabilities.dto.js';

const keepsBack = [
  'who you are: no name, address, account or attempt',
  'your other answers, your grades and your schedule',
  'hints, probes, alternatives and the runbook of the question',
];

/** What advice there is here, at which price. */
@Injectable()
export class FeedbackCapabilities {
  constructor(
    private readonly config: AppConfig,
    private readonly reader: FeedbackReader,
    private readonly gate: SuggestionGate,
    private readonly clock: Clock,
  ) {}

  async read(learnerId: string): Promise<FeedbackCapabilitiesResponse> {
    const { llm } = this.config;
    if (llm === null) return { coverage: true, llm: null };
    const now = this.clock.now();
    const reference = 'the model answer of the question';
    return {
      coverage: true,
      llm: {
        host: llm.host,
        model: llm.model,
        sends: [
          'the question and its rubric',
          llm.redact
            ? 'your answer, with e-mail addresses, phone numbers and credentials masked'
            : 'your answer as you wrote it',
          ...(llm.sendReference ? [reference] : []),
        ],
        keepsBack: [...keepsBack, ...(llm.sendReference ? [] : [reference])],
        suggestsGrades: await this.gate.isOpen(),
        limits: { calls: llm.userDailyCalls, tokens: llm.userDailyTokens },
        leftToday: await this.leftOf(llm, learnerId, utcDay(now)),
        renewsAt: nextUtcDay(now).toISOString(),
        maxInputChars: llm.maxInputChars,
        retentionDays: this.config.feedbackRetentionDays,
      },
    };
  }

  private async leftOf(
    llm: LlmConfig,
    learnerId: string,
    day: string,
  ): Promise<FeedbackAllowanceResponse> {
    const { own, globalTokens } = await this.reader.useOf(learnerId, day);
    const ofAll = llm.globalDailyTokens - globalTokens;
    return {
      calls: Math.max(0, llm.userDailyCalls - own.calls),
      tokens: Math.max(0, Math.min(llm.userDailyTokens - own.tokens, ofAll)),
    };
  }
}
