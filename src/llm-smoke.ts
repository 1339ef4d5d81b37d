import { join } from 'node:path';
import { toAnsweredQuestion } from './attempt-feedback/to-answered-question.js';
import { configuredLlm } from './configured-llm.js';
import { explainStartFailure } from './explain-start-failure.js';
import { CallCount } from './feedback/call-count.js';
import type { AnsweredQuestion } from './feedback/domain/answered-question.js';
import type { CallReport, PlannedCall } from './feedback/domain/chat.js';
import { explainFault } from './feedback/domain/explain-fault.js';
import type { Feedback } from './feedback/domain/feedback.js';
import { FeedbackEngine } from './feedback/feedback-engine.service.js';
import { ModelDialogue } from './feedback/model-dialogue.service.js';
import { OpenAiCompatibleProvider } from './feedback/openai-compatible.provider.js';
import { ProcessDialects } from './feedback/process-dialects.js';
import { kitQuestions } from './kit-questions.js';
import { AppConfig, projectDir } from './platform/config/app-config.js';
import { processEnv } from './platform/config/process-env.js';
import { SystemClock } from './platform/config/system-clock.js';
import { applicableCriteria } from './question-bank/domain/applicable-criteria.js';

const slug = 'wal-crash-recovery';
const answer = `The record of the change goes to the log before the page goes to disk. COMMIT says ok only after
the commit record was flushed; the page itself is written later. If the power fails before that flush, recovery
shows no payment, and the client never heard ok. After the flush, redo brings the change back. A page that was
half written starts from its full-page image.`;

const nobodysSecrets = { appSecret: Buffer.alloc(0), signingKeys: [] };

/** Asks the configured model about one shipped question, twice. Needs no database. */
async function smoke(): Promise<boolean> {
  const env = processEnv();
  const llm = configuredLlm(env);
  const config = new AppConfig(env, nobodysSecrets, { url: '', isEmbedded: false });
  const clock = new SystemClock();
  const provider = new OpenAiCompatibleProvider();
  const dialogue = new ModelDialogue(clock, new ProcessDialects(), provider);
  const engine = new FeedbackEngine(config, clock, dialogue);
  const question = shippedQuestion();
  say(`Asking ${llm.model} at ${llm.host} about ${slug}.`);
  const first = await ask(engine, question);
  if (first === null) return false;
  tellFeedback(question, first.feedback);
  say('Asking once more, now that it is known how the server likes to be asked.');
  const second = await ask(engine, question);
  if (second === null) return false;
  say(
    second.calls === 1
      ? 'One call was enough.'
      : `It took ${second.calls} calls again: LLM_STRUCTURED can name the mode that works.`,
  );
  return true;
}

function shippedQuestion(): AnsweredQuestion {
  const content = kitQuestions(join(projectDir, 'seed', 'kit')).get(slug);
  if (content === undefined) throw new Error(`The kit has no question ${slug}`);
  const candidateLevel = 'senior';
  const criteria = applicableCriteria(content.rubric, candidateLevel);
  return toAnsweredQuestion(content, criteria, { candidateLevel, answer });
}

/** @returns null when there is no feedback; then it was said why */
async function ask(
  engine: FeedbackEngine,
  question: AnsweredQuestion,
): Promise<{ feedback: Feedback; calls: number } | null> {
  const ledger = new CallCount(tellCall);
  const { signal } = new AbortController();
  const said = await engine.ask(question, { firstCall: 1, signal, ledger });
  if (said.kind === 'feedback') return { feedback: said.feedback, calls: ledger.calls };
  process.stderr.write(`${said.fault}: ${explainFault(said.fault)}\n`);
  return null;
}

function tellCall(
  { number, structure, droppedParameters }: PlannedCall,
  { status, outcome, tokens, latencyMs, modelServed }: CallReport,
): void {
  const without = droppedParameters.length === 0 ? '' : ` without ${droppedParameters.join(', ')}`;
  const used = tokens === null ? 'tokens not told' : `${tokens.input} + ${tokens.output} tokens`;
  const served = modelServed === null ? '' : `, served ${modelServed}`;
  say(
    `call ${number}: ${structure}${without}, ${status ?? 'no answer'} ${outcome}, ${Math.round(latencyMs)} ms, ${used}${served}`,
  );
}

function tellFeedback({ criteria }: AnsweredQuestion, feedback: Feedback): void {
  const width = Math.max(...criteria.map(({ key }) => key.length));
  for (const { criterionKey, levelKey } of feedback.criteria) {
    say(`  ${criterionKey.padEnd(width)}  ${levelKey ?? '- (nothing in the answer bears it out)'}`);
  }
  const levelled = feedback.criteria.filter(({ levelKey }) => levelKey !== null).length;
  say(
    `${levelled} of ${criteria.length} criteria got a level; ${feedback.quotesKept} quotes kept, ${feedback.quotesDropped} dropped.`,
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  if (!(await smoke())) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${explainStartFailure(error)}\n`);
  process.exitCode = 1;
}
