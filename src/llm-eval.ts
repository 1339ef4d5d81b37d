import { resolve } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { configuredLlm } from './configured-llm.js';
import { configure, type Stop } from './configure.js';
import { explainStartFailure } from './explain-start-failure.js';
import { decideUnlock } from './feedback/domain/decide-unlock.js';
import { evaluateModel } from './feedback/domain/evaluate-model.js';
import { explainFault } from './feedback/domain/explain-fault.js';
import { promptVersion } from './feedback/domain/prompt-version.js';
import { FeedbackEvaluations, type EvaluationRun } from './feedback/feedback-evaluation.service.js';
import { promptHash } from './feedback/prompt-identity.js';
import { kitQuestions } from './kit-questions.js';
import { llmEvalHelp } from './llm-eval-help.js';
import { LlmEvalError, readLlmEvalOptions, type LlmEvalOptions } from './llm-eval-options.js';
import { projectDir } from './platform/config/app-config.js';
import type { LlmConfig } from './platform/config/llm-config.js';
import { processEnv } from './platform/config/process-env.js';
import { SystemClock } from './platform/config/system-clock.js';
import { migrate } from './platform/database/migrate.js';
import { readYaml } from './question-bank/read-kit.js';
import { readEvaluationSet, type EvaluationSet } from './read-evaluation-set.js';
import { tellEvaluation, type ToldEvaluation } from './tell-evaluation.js';

/** Measures the configured model by answers that people graded: `llm:eval -- --set FILE`. */
async function evaluate(options: LlmEvalOptions, signal: AbortSignal): Promise<void> {
  const env = processEnv({ RUN_JOBS: 'false', SEED_KIT: 'false' });
  const llm = configuredLlm(env);
  const set = readSet(options, resolve(projectDir, env.KIT_DIR));
  const stops: Stop[] = [];
  try {
    const config = await configure(env, stops);
    if (config.runMigrations) await migrate(config);
    const module = AppModule.forRoot(config, new SystemClock());
    const app = await NestFactory.createApplicationContext(module, {
      abortOnError: false,
      logger: ['error', 'fatal'],
    });
    stops.push(() => app.close());
    const evaluations = app.get(FeedbackEvaluations);
    const run = await ask(evaluations, set, signal);
    const told = sumUp(set, run, { llm, isRecorded: options.isRecorded });
    if (told.isRecorded) await evaluations.record(set, told.figures);
    const lines = options.asJson ? [JSON.stringify(told, null, 2)] : tellEvaluation(told);
    process.stdout.write(`${lines.join('\n')}\n`);
  } finally {
    for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) await stop();
  }
}

function readSet({ file, limit }: LlmEvalOptions, kitDir: string): EvaluationSet {
  const read = readEvaluationSet(readYaml(file), kitQuestions(kitDir));
  if (read.kind === 'faulty') {
    throw new LlmEvalError(read.faults.map((fault) => `${file} ${fault}`).join('\n'));
  }
  return limit === null ? read.set : { ...read.set, answers: read.set.answers.slice(0, limit) };
}

async function ask(
  evaluations: FeedbackEvaluations,
  { answers }: EvaluationSet,
  signal: AbortSignal,
): Promise<EvaluationRun> {
  let done = 0;
  const run = await evaluations.run(answers, {
    signal,
    onAnswer: ({ id }, fault) => {
      done += 1;
      process.stderr.write(`${done}/${answers.length} ${id} ${fault ?? 'ok'}\n`);
    },
  });
  const { brokenOff } = run;
  const fault =
    brokenOff ?? (run.answers.every((each) => each.fault !== null) ? run.answers[0]?.fault : null);
  if (fault === null || fault === undefined) return run;
  throw new LlmEvalError(`${fault}: ${explainFault(fault)} Nothing was recorded.`);
}

function sumUp(
  { name, hash }: EvaluationSet,
  { answers, count }: EvaluationRun,
  { llm, isRecorded }: { llm: LlmConfig; isRecorded: boolean },
): ToldEvaluation {
  const measured = evaluateModel(answers);
  const { isPassed, reasons } = decideUnlock(measured);
  return {
    set: { name, hash },
    model: llm.model,
    promptVersion,
    promptHash: promptHash(),
    figures: {
      ...measured,
      reasons,
      sendsReference: llm.sendReference,
      host: llm.host,
      modelsServed: count.modelsServed,
      calls: count.calls,
      tokens: count.tokens,
    },
    isPassed,
    isRecorded,
  };
}

async function main(): Promise<void> {
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => stopped.abort());
  }
  try {
    const options = readLlmEvalOptions(process.argv.slice(2));
    if (options === null) process.stdout.write(llmEvalHelp);
    else await evaluate(options, stopped.signal);
  } catch (error) {
    const said = error instanceof LlmEvalError ? error.message : explainStartFailure(error);
    process.stderr.write(`${said}\n`);
    process.exitCode = 1;
  }
}

await main();
