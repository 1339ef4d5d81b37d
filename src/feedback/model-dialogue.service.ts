import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { LlmConfig } from '../platform/config/llm-config.js';
import type { CallLedger } from './call-ledger.js';
import { Dialects } from './dialects.js';
import type { CallProblem } from './domain/call-problem.js';
import { mostCalls } from './domain/call-terms.js';
import { chatBody, type ChatTask } from './domain/chat-body.js';
import { climbLadder, type Ladder, type Move } from './domain/climb-ladder.js';
import type { Dialect } from './domain/dialect.js';
import type { FeedbackFault } from './domain/feedback-fault.js';
import { judgeCompletion } from './domain/judge-completion.js';
import type { ModelOutput } from './domain/model-output.js';
import type { Completion } from './domain/read-completion.js';
import { readReply } from './domain/read-reply.js';
import { startLadder } from './domain/start-ladder.js';
import { OpenAiCompatibleProvider } from './openai-compatible.provider.js';
import type { OutputForm } from './output-form.js';

/** How a request is run: from which call on, until when, and where its calls are written down. */
export interface CallTerms {
  /** Number of its first call; more than 1 when an earlier run of the request broke off. */
  readonly firstCall: number;
  readonly signal: AbortSignal;
  readonly ledger: CallLedger;
}

/** What is asked, and of whom. */
export interface Topic {
  readonly llm: LlmConfig;
  readonly task: ChatTask;
  readonly form: OutputForm;
}

export type DialogueEnd =
  | { readonly kind: 'output'; readonly output: ModelOutput; readonly call: number }
  | { readonly kind: 'fault'; readonly fault: FeedbackFault };

type Said = { readonly kind: 'output'; readonly output: ModelOutput } | CallProblem;
type Step = Extract<Said, { kind: 'output' }> | Move;

const hoursAfterRefusal = 24;
/** What a model said about one answer tells little of what it says about others. */
const hoursAfterYielding = 1;
/** Ends that a dialect which does not hold any more may bring about: the next request finds out anew. */
const misled: ReadonlySet<FeedbackFault> = new Set(['PROVIDER_MISCONFIGURED', 'INVALID_OUTPUT']);

/** Asks a server until it says something in the form that was asked for, and remembers what it took. */
@Injectable()
export class ModelDialogue {
  private readonly logger = new Logger(ModelDialogue.name);

  constructor(
    private readonly clock: Clock,
    private readonly dialects: Dialects,
    private readonly provider: OpenAiCompatibleProvider,
  ) {}

  async hold(topic: Topic, terms: CallTerms): Promise<DialogueEnd> {
    const { baseUrl, model, structured, deadlineMs } = topic.llm;
    const endsAt = performance.now() + deadlineMs;
    const recalled = await this.dialects.find(baseUrl, model);
    let ladder = startLadder(recalled, structured, terms.firstCall);
    for (;;) {
      const refusal = refusalOf(ladder, terms.signal, endsAt);
      if (refusal !== null) return { kind: 'fault', fault: refusal };
      const step = await this.take(ladder, topic, terms, endsAt);
      if (step.kind === 'output') {
        if (!isSame(recalled, ladder.dialect)) await this.remember(topic.llm, ladder);
        return { kind: 'output', output: step.output, call: ladder.call };
      }
      if (step.kind === 'end') {
        if (recalled !== null && misled.has(step.fault)) await this.dialects.forget(baseUrl, model);
        return { kind: 'fault', fault: step.fault };
      }
      await pause(step.waitMs, terms.signal);
      ({ ladder } = step);
    }
  }

  /** An answer that was paid for is not lost because this could not be written down. */
  private async remember(
    { baseUrl, model }: LlmConfig,
    { dialect, hasYielded }: Ladder,
  ): Promise<void> {
    const hours = hasYielded ? hoursAfterYielding : hoursAfterRefusal;
    try {
      await this.dialects.keep(baseUrl, model, dialect, hours);
    } catch (error) {
      this.logger.warn({ err: error }, 'what a server likes is not remembered');
    }
  }

  private async take(
    ladder: Ladder,
    { llm, task, form }: Topic,
    { signal, ledger }: CallTerms,
    endsAt: number,
  ): Promise<Step> {
    const call = { number: ladder.call, ...ladder.dialect };
    await ledger.begin(call);
    const begunAt = performance.now();
    const timeoutMs = Math.max(1, Math.ceil(Math.min(llm.timeoutMs, endsAt - begunAt)));
    const asking = { llm, timeoutMs, signal };
    const reply = await this.provider.send(chatBody(task, ladder.dialect), asking);
    const endedAt = performance.now();
    const { result, facts } = readReply(reply, ladder.dialect, this.clock.now().getTime());
    const said = result.kind === 'completion' ? readOutput(result.completion, form) : result;
    const weather = { chance: Math.random(), remainingMs: endsAt - endedAt };
    const step = said.kind === 'output' ? said : climbLadder(ladder, said, weather);
    await ledger.end(call, {
      status: reply.kind === 'reply' ? reply.status : null,
      outcome: outcomeOf(step),
      ...facts,
      latencyMs: Math.round(endedAt - begunAt),
      raw: llm.storeRaw && reply.kind === 'reply' ? reply.text : null,
    });
    return step;
  }
}

/** Why no further call is made, though one was to be. */
function refusalOf(ladder: Ladder, signal: AbortSignal, endsAt: number): FeedbackFault | null {
  if (signal.aborted) return 'CANCELLED';
  // An earlier run spent all calls and did not live to tell why.
  if (ladder.call > mostCalls) return 'PROVIDER_UNAVAILABLE';
  return performance.now() < endsAt ? null : 'PROVIDER_TIMEOUT';
}

function readOutput(completion: Completion, form: OutputForm): Said {
  const judgement = judgeCompletion(completion);
  if (judgement.kind !== 'json') return judgement;
  const output = form.read(judgement.text, judgement.mayMend);
  return output === null ? { kind: 'content' } : { kind: 'output', output };
}

function outcomeOf(step: Step): string {
  if (step.kind === 'output') return 'ok';
  return step.kind === 'end' ? step.fault : step.outcome;
}

function isSame(known: Dialect | null, dialect: Dialect): boolean {
  return (
    known?.structure === dialect.structure &&
    known.droppedParameters.join() === dialect.droppedParameters.join()
  );
}

/** An end of the signal ends the pause; what that means is asked afterwards. */
async function pause(waitMs: number, signal: AbortSignal): Promise<void> {
  if (waitMs > 0) await delay(waitMs, undefined, { signal }).catch(() => undefined);
}
