import { AppConfig } from '../../src/platform/config/app-config.js';
import { readEnv } from '../../src/platform/config/env-variables.js';
import { generateSecrets, loadSecrets } from '../../src/platform/config/secrets.js';
import type { AnsweredQuestion } from '../../src/feedback/domain/answered-question.js';
import type { CallReport, PlannedCall } from '../../src/feedback/domain/chat.js';
import { FeedbackEngine, type EngineAnswer } from '../../src/feedback/feedback-engine.service.js';
import { ModelDialogue } from '../../src/feedback/model-dialogue.service.js';
import { OpenAiCompatibleProvider } from '../../src/feedback/openai-compatible.provider.js';
import { ProcessDialects } from '../../src/feedback/process-dialects.js';
import { FixedClock } from './fixed-clock.js';

/** An engine without an application around it. */
export interface OpenEngine {
  clock: FixedClock;
  engine: FeedbackEngine;
  /** What its calls wrote down. */
  ledger: { begun: PlannedCall[]; ended: (CallReport & { number: number })[] };
  ask: (terms?: { firstCall?: number; signal?: AbortSignal }) => Promise<EngineAnswer>;
}

/** @param env variables that differ from the defaults */
export async function openEngine(
  baseUrl: string,
  env: Record<string, string> = {},
): Promise<OpenEngine> {
  const variables = readEnv({
    NODE_ENV: 'test',
    ...(await generateSecrets()),
    LLM_BASE_URL: baseUrl,
    LLM_API_KEY: 'secret-key',
    LLM_MODEL: 'asked-model',
    LLM_GLOBAL_DAILY_TOKENS: '1000000',
    LLM_TIMEOUT_MS: '10000',
    LLM_DEADLINE_MS: '20000',
    ...env,
  });
  const secrets = await loadSecrets(variables, '');
  const config = new AppConfig(variables, secrets, { url: '', isEmbedded: false });
  const clock = new FixedClock();
  const dialogue = new ModelDialogue(clock, new ProcessDialects(), new OpenAiCompatibleProvider());
  const engine = new FeedbackEngine(config, clock, dialogue);
  const ledger: OpenEngine['ledger'] = { begun: [], ended: [] };
  return {
    clock,
    engine,
    ledger,
    ask: ({ firstCall = 1, signal = new AbortController().signal } = {}) =>
      engine.ask(sampleQuestion, {
        firstCall,
        signal,
        ledger: {
          begin: async (call) => void ledger.begun.push(call),
          end: async ({ number }, report) => void ledger.ended.push({ ...report, number }),
        },
      }),
  };
}

const levels = ['absent', 'partial', 'full'];

/** A question about indexes, and an answer that bears on all of it. */
export const sampleQuestion: AnsweredQuestion = {
  candidateLevel: 'mid',
  prompt: 'Why does a database not use an index that exists?',
  answer:
    'The planner compares the cost of a sequential scan with that of an index scan. ' +
    'Stale statistics make it misjudge how many rows match. ' +
    'A function around the column hides it from the index unless the index is built on the expression.',
  criteria: [
    sampleCriterion('cost', 'Cost of scan', 'compares the cost of a sequential scan and an index'),
    sampleCriterion('statistics', 'Statistics', 'stale statistics misjudge matching rows'),
    sampleCriterion('expression', 'Expressions', 'function around the column hides it from index'),
  ],
  redFlags: ['Says that an index is always faster.'],
  reference: ['Low selectivity makes a sequential scan cheaper.'],
  keptBack: ['Ask about covering indexes.'],
};

function sampleCriterion(
  key: string,
  title: string,
  descriptor: string,
): AnsweredQuestion['criteria'][number] {
  return {
    key,
    title,
    mustHave: key === 'cost',
    aliases: [title],
    levels: levels.map((level) => ({
      key: level,
      label: level,
      descriptor: `${descriptor} ${level}`,
    })),
  };
}
