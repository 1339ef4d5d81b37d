import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { RunInterrupted } from '../platform/jobs/lease-keeper.js';
import type { LlmConfig } from '../platform/config/llm-config.js';
import { mostCalls } from './domain/call-terms.js';
import type { SuggestedGrade } from './domain/feedback-request.js';
import type { Feedback } from './domain/feedback.js';
import { promptVersion } from './domain/prompt-version.js';
import { stateWithFeedback } from './domain/state-with-feedback.js';
import { FeedbackCallRepository } from './feedback-call.repository.js';
import { FeedbackEngine } from './feedback-engine.service.js';
import type { FeedbackClaim, FeedbackEnd } from './feedback-request.repository.js';
import { GradeSuggestions } from './grade-suggestions.js';
import { contentHash, promptHash, rubricHash } from './prompt-identity.js';
import { RequestLedger } from './request-ledger.js';

/** What a run came to. */
export interface WorkDone {
  readonly end: FeedbackEnd;
  /** Number of the call whose answer is used; null where there is none. */
  readonly usedCall: number | null;
}

/** The long part of a run: asking, outside any transaction. */
@Injectable()
export class FeedbackWork {
  private readonly logger = new Logger(FeedbackWork.name);

  constructor(
    private readonly engine: FeedbackEngine,
    private readonly calls: FeedbackCallRepository,
    private readonly suggestions: GradeSuggestions,
    private readonly clock: Clock,
  ) {}

  async do(claim: FeedbackClaim, llm: LlmConfig, signal: AbortSignal): Promise<WorkDone> {
    // Whoever consented did so to another server or model than is asked now.
    if (contentHash(claim.input, llm) !== claim.contentHash) return without('expired');
    const made = await this.calls.listOf(claim);
    const firstCall = (made.at(-1)?.number ?? 0) + 1;
    if (firstCall > mostCalls) return without('failed');
    if (!(await this.isPaidFor(claim, llm))) return without('expired');
    const ledger = this.ledgerOf(claim, llm);
    // It waits until somebody is let through again, and has lost nothing by it.
    if (!this.engine.letsThrough()) throw new RunInterrupted('put-off');
    const answer = await this.engine.ask(claim.input, { firstCall, signal, ledger });
    if (answer.kind === 'fault') {
      return { end: { state: 'failed', fault: answer.fault }, usedCall: null };
    }
    const { feedback, call } = answer;
    const suggestedGrade = llm.suggestGrade ? await this.suggest(claim, feedback) : null;
    const state = stateWithFeedback(feedback);
    return { end: { state, result: { feedback, suggestedGrade } }, usedCall: call };
  }

  /** Settings may have changed since: then more may be asked for than was reserved, or allowed. */
  private async isPaidFor(
    { input, reservedTokens }: FeedbackClaim,
    llm: LlmConfig,
  ): Promise<boolean> {
    if (Array.from(input.answer).length > llm.maxInputChars) return false;
    return mostCalls * (await this.engine.worstCaseTokens(input)) <= reservedTokens;
  }

  private ledgerOf(claim: FeedbackClaim, llm: LlmConfig): RequestLedger {
    const facts = {
      host: llm.host,
      modelAsked: llm.model,
      promptVersion,
      promptHash: promptHash(),
      rubricHash: rubricHash(claim.input),
      worstCaseTokens: Math.ceil(claim.reservedTokens / mostCalls),
    };
    return new RequestLedger(claim, facts, this.calls, this.clock);
  }

  /** Advice stands without a grade: what goes wrong here takes nothing away from it. */
  private async suggest(
    { learnerId, attemptId, id }: FeedbackClaim,
    { criteria, redFlags }: Feedback,
  ): Promise<SuggestedGrade | null> {
    const items = criteria.flatMap(({ criterionKey, levelKey }) =>
      levelKey === null ? [] : [{ criterionKey, levelKey }],
    );
    if (items.length < criteria.length) return null;
    const flagged = redFlags.map(({ redFlag }) => redFlag);
    try {
      return await this.suggestions.suggest({ learnerId, attemptId, items, redFlags: flagged });
    } catch (error) {
      this.logger.error({ err: error, feedback: id }, 'no grade suggested');
      return null;
    }
  }
}

function without(state: 'failed' | 'expired'): WorkDone {
  return { end: { state, fault: 'PROVIDER_UNAVAILABLE' }, usedCall: null };
}
