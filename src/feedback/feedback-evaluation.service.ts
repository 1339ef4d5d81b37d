import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { AppConfig } from '../platform/config/app-config.js';
import { Ids } from '../platform/config/ids.js';
import { CallCount } from './call-count.js';
import type { EvaluatedAnswer } from './domain/evaluated-answer.js';
import type { FeedbackFault } from './domain/feedback-fault.js';
import type { GradedAnswer } from './domain/graded-answer.js';
import { holdAgainstPeople, type Said } from './domain/hold-against-people.js';
import { promptVersion } from './domain/prompt-version.js';
import type { RecordedFigures } from './domain/recorded-figures.js';
import { FeedbackEngine } from './feedback-engine.service.js';
import { FeedbackEvaluationRepository } from './feedback-evaluation.repository.js';
import { promptHash } from './prompt-identity.js';

/** A set by which a model is evaluated. */
export interface NamedSet {
  readonly name: string;
  /** Hex SHA-256 of all that is in it. */
  readonly hash: string;
}

/** What was asked for and what came of it, before anything is computed of it. */
export interface EvaluationRun {
  readonly answers: readonly EvaluatedAnswer[];
  readonly count: CallCount;
  /** Why it was broken off; null when it came to its end. */
  readonly brokenOff: FeedbackFault | null;
}

export interface RunTerms {
  readonly signal: AbortSignal;
  /** Told after each answer. */
  readonly onAnswer: (graded: GradedAnswer, fault: FeedbackFault | null) => void;
}

/** After this many answers in a row that the server, not the model, failed at, the others would fail too. */
const mostServerFaults = 5;

/** Asks a model about answers that people graded, and keeps what came out. No learner pays for it. */
@Injectable()
export class FeedbackEvaluations {
  constructor(
    private readonly engine: FeedbackEngine,
    private readonly config: AppConfig,
    private readonly evaluations: FeedbackEvaluationRepository,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** As many answers at a time as LLM_CONCURRENCY says. One that fails is counted, and the next is asked. */
  async run(graded: readonly GradedAnswer[], terms: RunTerms): Promise<EvaluationRun> {
    const count = new CallCount();
    const waiting = [...graded.entries()];
    const answers: EvaluatedAnswer[] = [];
    let brokenOff: FeedbackFault | null = null;
    let serverFaults = 0;
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [place, answer] = next;
        const evaluated = await this.evaluate(answer, count, terms.signal);
        answers[place] = evaluated;
        const { fault } = evaluated;
        serverFaults = fault?.startsWith('PROVIDER_') === true ? serverFaults + 1 : 0;
        if (fault === 'CANCELLED' || serverFaults === mostServerFaults) {
          brokenOff ??= fault;
          waiting.length = 0;
        }
        terms.onAnswer(answer, fault);
      }
    };
    const { concurrency } = this.llm;
    await Promise.all(Array.from({ length: concurrency }, work));
    // Those that were not asked about any more leave gaps.
    return { answers: answers.filter(Boolean), count, brokenOff };
  }

  /** Keep what a run came to. The newest evaluation of a model and prompt is the one that holds. */
  record(set: NamedSet, figures: RecordedFigures): Promise<void> {
    return this.evaluations.insert({
      id: this.ids.next(),
      model: this.llm.model,
      promptVersion,
      promptHash: promptHash(),
      setName: set.name,
      setHash: set.hash,
      figures,
      isPassed: figures.reasons.length === 0,
      createdAt: this.clock.now(),
    });
  }

  private async evaluate(
    graded: GradedAnswer,
    ledger: CallCount,
    signal: AbortSignal,
  ): Promise<EvaluatedAnswer> {
    const { question, paraphrase, padded } = graded;
    const ask = async (answer: string): Promise<Said> => {
      const said = await this.engine.ask({ ...question, answer }, { firstCall: 1, signal, ledger });
      return said.kind === 'feedback' ? said.feedback : { fault: said.fault };
    };
    const answer = await ask(question.answer);
    const isHeard = !('fault' in answer);
    return holdAgainstPeople(graded, {
      answer,
      paraphrase: isHeard && paraphrase !== null ? await ask(paraphrase) : null,
      padded: isHeard && padded !== null ? await ask(padded) : null,
    });
  }

  private get llm(): NonNullable<AppConfig['llm']> {
    if (this.config.llm === null) throw new Error('No model is configured to give feedback.');
    return this.config.llm;
  }
}
