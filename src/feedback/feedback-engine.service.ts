import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { AppConfig } from '../platform/config/app-config.js';
import type { LlmConfig } from '../platform/config/llm-config.js';
import type { AnsweredQuestion } from './domain/answered-question.js';
import { buildPrompt } from './domain/build-prompt.js';
import { worstCaseTokens } from './domain/call-terms.js';
import { chatBody } from './domain/chat-body.js';
import { closedCircuit, enterCircuit, settleCircuit, type Verdict } from './domain/circuit.js';
import { criterionOrder } from './domain/criterion-order.js';
import type { Feedback } from './domain/feedback.js';
import type { FeedbackFault } from './domain/feedback-fault.js';
import { verifyOutput } from './domain/verify-output.js';
import { ModelDialogue, type CallTerms, type Topic } from './model-dialogue.service.js';
import { contentHash } from './prompt-identity.js';

/** What became of asking for feedback. `call` is the number of the one whose answer was used. */
export type EngineAnswer =
  | { readonly kind: 'feedback'; readonly feedback: Feedback; readonly call: number }
  | { readonly kind: 'fault'; readonly fault: FeedbackFault };

interface Asked extends Topic {
  readonly sentAnswer: string;
}

/** Feedback of a model on an answer, after everything in it was checked; or a code that says why not. */
@Injectable()
export class FeedbackEngine {
  /** Of this process: each finds out for itself, and none must ask another whether it may ask. */
  private circuit = closedCircuit;

  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly dialogue: ModelDialogue,
  ) {}

  /**
   * Nothing that a provider does makes this reject; what the ledger throws comes through.
   *
   * @throws Error when nobody is configured to be asked
   */
  async ask(question: AnsweredQuestion, terms: CallTerms): Promise<EngineAnswer> {
    const llm = this.provided();
    if (terms.signal.aborted) return { kind: 'fault', fault: 'CANCELLED' };
    const entered = enterCircuit(this.circuit, this.now());
    if (entered === null) return { kind: 'fault', fault: 'PROVIDER_UNAVAILABLE' };
    const isTrial = entered.isTrying;
    this.circuit = entered;
    let verdict: Verdict = 'unknown';
    try {
      const answer = await this.answer(question, llm, terms);
      verdict = verdictOf(answer);
      return answer;
    } finally {
      this.circuit = settleCircuit(this.circuit, verdict, { now: this.now(), isTrial });
    }
  }

  /** Whether a request that is asked about now goes to the provider; without that it is not asked at all. */
  letsThrough(): boolean {
    return enterCircuit(this.circuit, this.now()) !== null;
  }

  /**
   * The most tokens that one call about this answer costs, in whichever way it is asked.
   *
   * @throws Error when nobody is configured to be asked
   */
  async worstCaseTokens(question: AnsweredQuestion): Promise<number> {
    const { task } = await topicOf(question, this.provided());
    const { messages } = chatBody(task, { structure: 'text', droppedParameters: [] });
    return worstCaseTokens(messages.map(({ content }) => content).join(''), task.maxOutputTokens);
  }

  private async answer(
    question: AnsweredQuestion,
    llm: LlmConfig,
    terms: CallTerms,
  ): Promise<EngineAnswer> {
    const topic = await topicOf(question, llm);
    const end = await this.dialogue.hold(topic, terms);
    if (terms.signal.aborted) return { kind: 'fault', fault: 'CANCELLED' };
    if (end.kind === 'fault') return end;
    const feedback = verifyOutput(question, topic.sentAnswer, end.output);
    return { kind: 'feedback', feedback, call: end.call };
  }

  private provided(): LlmConfig {
    if (this.config.llm === null) throw new Error('No model is configured to give feedback.');
    return this.config.llm;
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

/** What checks the form is loaded by the first request: a server that asks nobody does not carry it. */
async function topicOf(question: AnsweredQuestion, llm: LlmConfig): Promise<Asked> {
  const { outputForm } = await import('./output-form.js');
  const form = outputForm(question);
  const order = criterionOrder(contentHash(question, llm), question.criteria.length);
  const { sendReference: sendsReference, redact: isRedacted, model, maxOutputTokens } = llm;
  const prompt = buildPrompt(question, { isRedacted, sendsReference, order });
  const task = { model, prompt, schema: form.schema, maxOutputTokens };
  return { llm, task, form, sentAnswer: prompt.sentAnswer };
}

/**
 * What a model says badly is no failure of its server; nor need it be one that a request cannot be worked
 * on, or five answers that are too long for a model would close it to everybody.
 */
const verdicts: Readonly<Record<FeedbackFault, Verdict>> = {
  PROVIDER_AUTH: 'failed',
  PROVIDER_BUSY: 'failed',
  PROVIDER_QUOTA: 'failed',
  PROVIDER_UNAVAILABLE: 'failed',
  PROVIDER_TIMEOUT: 'failed',
  PROVIDER_MISCONFIGURED: 'unknown',
  CANCELLED: 'unknown',
  TRUNCATED: 'answered',
  REFUSED: 'answered',
  INVALID_OUTPUT: 'answered',
};

function verdictOf(answer: EngineAnswer): Verdict {
  return answer.kind === 'feedback' ? 'answered' : verdicts[answer.fault];
}
