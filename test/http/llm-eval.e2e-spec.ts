import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { GradeSuggestions } from '../../src/feedback/grade-suggestions.js';
import { FeedbackEvaluations } from '../../src/feedback/feedback-evaluation.service.js';
import { FeedbackEvaluationRepository } from '../../src/feedback/feedback-evaluation.repository.js';
import { promptHash } from '../../src/feedback/prompt-identity.js';
import { SuggestionGate } from '../../src/feedback/suggestion-gate.service.js';
import { readEvaluationSet } from '../../src/read-evaluation-set.js';
import type { ToldEvaluation } from '../../src/tell-evaluation.js';
import { answerQuestion, getAttempt, importQuestions } from '../support/answering.js';
import { runCommand, type CommandResult } from '../support/command.js';
import { levelKeys, sampleSet, shippedQuestions } from '../support/evaluation-set.js';
import { honestModel, readPrompt } from '../support/fake-models.js';
import {
  answered,
  asked,
  askingOf,
  getFeedback,
  replyWithLevels,
  runDueFeedback,
} from '../support/feedback.js';
import { gradingModel, type Grading } from '../support/grading-model.js';
import { serverLike } from '../support/llm-personalities.js';
import { replyError, startLlmServer, type LlmServer } from '../support/llm-server.js';
import type { SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import { AppConfig } from '../../src/platform/config/app-config.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const set = sampleSet();
const opening = 'That is a very good question, and I am glad that it was asked. ';
for (const answer of set.answers.slice(0, 2)) {
  answer.paraphrase = `${answer.answer}\n\nPut differently, it is as it was said.`;
  answer.padded = `${opening}${answer.answer}`;
}

/** What the first of the two people gave; a level more for an answer that begins with nothing. */
const agreeing: Grading = ({ answer }, criterion) => {
  const isPadded = answer.startsWith(opening);
  const start = answer.slice(isPadded ? opening.length : 0).slice(0, 60);
  const graded = set.answers.find((each) => each.answer.startsWith(start));
  const level = levelKeys.findIndex((key) => key === graded?.graders[0]?.levels[criterion]);
  return Math.min(level + (isPadded ? 1 : 0), 3);
};
const disagreeing: Grading = (prompt, criterion) => 3 - agreeing(prompt, criterion);

describe('llm:eval', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-eval-'));
  const file = join(folder, 'set.yaml');
  let server: LlmServer;
  let app: TestApp;
  let learner: SignedUp;
  let questionId: string;
  let env: Record<string, string>;

  beforeAll(async () => {
    writeFileSync(file, stringify(set));
    server = await startLlmServer();
    const llm = askingOf(server.baseUrl, { LLM_MODEL: 'grader', LLM_SUGGEST_GRADE: 'true' });
    app = await startTestApp(llm);
    env = { ...llm, DATABASE_URL: app.databaseUrl, DATA_DIR: folder, LLM_CONCURRENCY: '8' };
    learner = await startPractising(app);
    [questionId = ''] = await importQuestions(app, 'llm-eval', 1);
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function evaluate(...args: string[]): Promise<CommandResult> {
    return runCommand('llm-eval', ['--set', file, ...args], env);
  }

  const isOpen = () => app.app.get(SuggestionGate).isOpen();
  const count = async (table: string): Promise<number> => {
    const rows = await app.dataSource.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM ${table}`,
    );
    return rows[0]?.n ?? -1;
  };

  const rowsOf = (table: string) => app.dataSource.query<object[]>(`SELECT * FROM ${table}`);

  async function suggest() {
    const attempt = await answerQuestion(app, learner, questionId);
    return app.app.get(GradeSuggestions).suggest({
      learnerId: learner.id,
      attemptId: attempt.id,
      items: ['extended', 'applied', 'applied', 'named', 'absent'].map((levelKey, place) => ({
        criterionKey: `criterion-${place + 1}`,
        levelKey,
      })),
      redFlags: [],
    });
  }

  it('suggests nothing before anything was evaluated', async () => {
    expect(await isOpen()).toBe(false);
    expect(await suggest()).toBeNull();
  });

  it('records that a model agrees with people, which lets grades be suggested', async () => {
    server.alwaysReplies(serverLike('openai', gradingModel(agreeing)));
    const { code, stdout, stderr } = await evaluate('--json');
    expect([code, stderr.split('\n').length]).toEqual([0, 31]);
    const { figures, ...told } = JSON.parse(stdout) as ToldEvaluation;
    expect(told).toMatchObject({ isPassed: true, isRecorded: true, model: 'grader' });
    expect(figures.answers).toMatchObject({ asked: 30, answered: 30, gradedByTwo: 30 });
    expect(figures.reasons).toEqual([]);
    expect(figures.agreement.qwk.value).toBeGreaterThan(0.8);
    expect(figures.agreement.humanQwk.value).toBeLessThan(figures.agreement.qwk.value ?? 0);
    expect(figures.paraphrased).toMatchObject({ mean: 0 });
    expect(figures.padded?.mean).toBeGreaterThan(0.3);
    // 30 answers, two of them in three wordings.
    expect(figures.calls).toBe(34);
    expect(figures.tokens).toEqual({ input: 34 * 120, output: 34 * 45 });
    expect(figures.modelsServed).toEqual(['served-model']);
    const rows = await app.dataSource.query<object[]>(
      'SELECT model, set_name, set_hash, is_passed, figures FROM feedback_evaluation',
    );
    expect(rows).toEqual([
      {
        model: 'grader',
        set_name: 'sample-answers',
        set_hash: told.set.hash,
        is_passed: true,
        figures,
      },
    ]);
    expect(await isOpen()).toBe(true);
  }, 60_000);

  it('unlocks nothing of another server that calls its model the same', async () => {
    const { host, model } = app.app.get(AppConfig).llm ?? { host: '', model: '' };
    const evaluated = { host, model, promptHash: promptHash(), sendsReference: false };
    const evaluations = app.app.get(FeedbackEvaluationRepository);
    expect(await evaluations.findNewestOutcome(evaluated)).toBe(true);
    expect(await evaluations.findNewestOutcome({ ...evaluated, host: 'elsewhere' })).toBeNull();
  });

  it('adds levels up as the learner’s own sheet would, and keeps nothing of it', async () => {
    const tables = ['grade', 'review_event', 'feedback_usage', 'feedback_day', 'feedback_call'];
    const before = await Promise.all(tables.map(count));
    // 20 each of 3/3, 2/3, 2/3, 1/3 and 0: above pass and below good, so Hard.
    expect(await suggest()).toEqual({ score: 0.53333, mustHaveMet: true, rating: 2 });
    expect(await Promise.all(tables.map(count))).toEqual(before);
    expect(before.slice(2)).toEqual([0, 0, 0]);
  });

  it('shows with feedback what its levels come to, and moves nothing by it', async () => {
    server.alwaysReplies(replyWithLevels(2));
    const attemptId = await answered(app, learner, questionId);
    const { id } = await asked(app, learner, attemptId);
    const before = await Promise.all(['grade', 'card', 'review_event'].map(rowsOf));
    await runDueFeedback(app);
    const { state, result } = await getFeedback(app, learner, id);
    expect(state).toBe('succeeded');
    expect(result?.suggestedGrade).toEqual({ score: 0.66667, mustHaveMet: true, rating: 2 });
    expect(await Promise.all(['grade', 'card', 'review_event'].map(rowsOf))).toEqual(before);
    const attempt = await getAttempt(app, learner, attemptId);
    expect(attempt).toMatchObject({ state: 'submitted', gradeInForce: null, reviewId: null });
  });

  it.each([
    ['another model', `model = 'other'`, `model = 'grader'`],
    ['another prompt', `prompt_hash = reverse(prompt_hash)`, `prompt_hash = reverse(prompt_hash)`],
    [
      'a prompt that tells the outline too',
      `figures = figures || '{"sendsReference": true}'`,
      `figures = figures || '{"sendsReference": false}'`,
    ],
  ])('holds for no other: not for %s', async (_, change, back) => {
    await app.dataSource.query(`UPDATE feedback_evaluation SET ${change}`);
    expect(await isOpen()).toBe(false);
    expect(await suggest()).toBeNull();
    await app.dataSource.query(`UPDATE feedback_evaluation SET ${back}`);
    expect(await isOpen()).toBe(true);
  });

  it('keeps a trial on part of the set to itself', async () => {
    server.alwaysReplies(serverLike('openai', gradingModel(disagreeing)));
    const { code, stdout } = await evaluate('--limit', '2');
    expect(code).toBe(0);
    expect(stdout).toContain('answers     2 of 2 got feedback; 2 of them graded by two');
    expect(stdout).toContain('- 2 answers got feedback and were graded by two people or more; 30');
    expect(stdout.trimEnd()).toMatch(/\nNot recorded\.$/u);
    expect(await count('feedback_evaluation')).toBe(1);
    expect(await isOpen()).toBe(true);
  }, 60_000);

  it('goes on after an answer that failed, and locks again what fails the newest evaluation', async () => {
    const refused = set.answers[4];
    const flagged = replyError(400, { message: 'Content was flagged', code: 'content_filter' });
    const disagrees = serverLike('openai', gradingModel(disagreeing));
    server.alwaysReplies((response, call) => {
      const { answer } = readPrompt(call.request);
      (answer === refused?.answer ? flagged : disagrees)(response, call);
    });
    const { code, stdout, stderr } = await evaluate();
    expect(code).toBe(0);
    expect(stderr).toContain(` ${refused?.id} REFUSED\n`);
    expect(stdout).toMatch(/^answers +29 of 30 got feedback \(REFUSED 1\); 29 of them /mu);
    expect(stdout).toMatch(/^calls +34?\d?, tokens \d+ in, \d+ out$/mu);
    expect(stdout).toMatch(/^model with people, weighted kappa \(QWK\) +-0\.\d{3} {3}-/mu);
    expect(stdout).toMatch(/\nNot passed:\n- 29 answers .*\n- the model agrees .*\n/u);
    expect(stdout.trimEnd()).toMatch(/\nRecorded\.$/u);
    expect(await count('feedback_evaluation')).toBe(2);
    expect(await isOpen()).toBe(false);
    expect(await suggest()).toBeNull();
  }, 60_000);

  it('breaks off when the server fails at everything', async () => {
    server.alwaysReplies(replyError(401, { message: 'Incorrect API key provided' }));
    const before = server.calls.length;
    const read = readEvaluationSet(set, shippedQuestions());
    if (read.kind === 'faulty') throw new Error(read.faults.join('\n'));
    const told: (string | null)[] = [];
    const { answers, brokenOff } = await app.app.get(FeedbackEvaluations).run(read.set.answers, {
      signal: new AbortController().signal,
      onAnswer: (_, fault) => told.push(fault),
    });
    expect(brokenOff).toBe('PROVIDER_AUTH');
    // Five in a row, and the one that was under way beside the fifth.
    expect(told).toEqual(Array(6).fill('PROVIDER_AUTH'));
    expect(answers).toHaveLength(6);
    expect(server.calls.length - before).toBe(6);
  });

  it('refuses a faulty set fault by fault, before anybody is asked', async () => {
    const faulty = join(folder, 'faulty.json');
    const [one] = set.answers;
    const before = server.calls.length;
    writeFileSync(
      faulty,
      JSON.stringify({ name: 'x', answers: [{ ...one, question: 'no-such' }] }),
    );
    const unknown = await runCommand('llm-eval', ['--set', faulty], env);
    expect([unknown.code, unknown.stdout]).toEqual([1, '']);
    expect(unknown.stderr).toBe(
      `${faulty} #/answers/0/question (answer '${one?.id}'): 'no-such' is no question of the kit\n`,
    );
    expect(server.calls.length).toBe(before);
  }, 30_000);

  it('shows how the file looks', async () => {
    const { code, stdout } = await runCommand('llm-eval', ['--help'], {});
    expect(code).toBe(0);
    expect(stdout).toContain('question: wal-crash-recovery');
  });
});

describe('llm:smoke', () => {
  const key = 'sk-a-key-that-nobody-may-see';
  let server: LlmServer;

  beforeAll(async () => {
    server = await startLlmServer();
  });
  afterAll(() => server.close());

  function smoke(more: Record<string, string> = {}): Promise<CommandResult> {
    return runCommand('llm-smoke', [], {
      LLM_BASE_URL: server.baseUrl,
      LLM_MODEL: 'grader',
      LLM_API_KEY: key,
      LLM_GLOBAL_DAILY_TOKENS: '100000',
      ...more,
    });
  }

  it('tells mode, tokens, latency and levels, and that one call is enough', async () => {
    server.alwaysReplies(serverLike('openai', honestModel));
    const { code, stdout, stderr } = await smoke();
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^call 1: json_schema, 200 ok, \d+ ms, 120 \+ 45 tokens, served served-model$/mu,
    );
    expect(stdout).toMatch(/^ {2}ordering-rule +(?:named|applied|extended)$/mu);
    expect(stdout).toMatch(/^[1-6] of 6 criteria got a level; [1-6] quotes kept, \d dropped\.$/mu);
    expect(stdout).toMatch(/\nOne call was enough\.\n$/u);
    expect(server.calls).toHaveLength(2);
    expect(server.calls[0]?.headers.authorization).toBe(`Bearer ${key}`);
    expect(stdout).not.toContain(key);
  }, 30_000);

  it('finds out how another server likes to be asked', async () => {
    server.alwaysReplies(serverLike('openaiReasoning', honestModel));
    const { code, stdout } = await smoke();
    expect(code).toBe(0);
    expect(stdout).toMatch(/^call 1: json_schema, 400 step-down, \d+ ms, tokens not told$/mu);
    const found = 'json_schema without max_tokens, temperature, 200 ok, ';
    expect(stdout).toContain(`\ncall 3: ${found}`);
    expect(stdout).toMatch(new RegExp(`\\ncall 1: ${found}.*\\nOne call was enough`, 'u'));
  }, 30_000);

  it('says what to do when it fails, and keeps the key to itself', async () => {
    const message = `Incorrect API key provided: ${key}`;
    server.alwaysReplies(replyError(401, { message }));
    const { code, stdout, stderr } = await smoke();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^PROVIDER_AUTH: .*LLM_API_KEY.*\.\n$/u);
    expect(stdout + stderr).not.toContain(key);
  }, 30_000);

  it('says what to set where nobody is to be asked', async () => {
    const { code, stdout, stderr } = await smoke({ LLM_PROVIDER: 'none' });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^No model is configured: set LLM_BASE_URL, LLM_MODEL .*\.\n$/u);
  }, 30_000);
});
