import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { GradeSuggestions } from '../../src/feedback/grade-suggestions.js';
import { SuggestionGate } from '../../src/feedback/suggestion-gate.service.js';
import type { ToldEvaluation } from '../../src/tell-evaluation.js';
import { answerQuestion, importQuestions } from '../support/answering.js';
import { runCommand, type CommandResult } from '../support/command.js';
import { levelKeys, sampleSet } from '../support/evaluation-set.js';
import { startGradingModel, type Grading, type GradingModel } from '../support/grading-model.js';
import type { SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
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
const disagreeing: Grading = (asked, criterion) => 3 - (agreeing(asked, criterion) ?? 0);

describe('llm:eval', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-eval-'));
  const file = join(folder, 'set.yaml');
  let model: GradingModel;
  let app: TestApp;
  let learner: SignedUp;
  let questionId: string;
  let env: Record<string, string>;

  beforeAll(async () => {
    writeFileSync(file, stringify(set));
    model = await startGradingModel(agreeing);
    const llm = {
      LLM_BASE_URL: model.url,
      LLM_MODEL: 'grader',
      LLM_GLOBAL_DAILY_TOKENS: '1000',
      LLM_SUGGEST_GRADE: 'true',
    };
    app = await startTestApp(llm);
    env = { ...llm, DATABASE_URL: app.databaseUrl, DATA_DIR: folder, LLM_CONCURRENCY: '8' };
    learner = await startPractising(app);
    [questionId = ''] = await importQuestions(app, 'llm-eval', 1);
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await model.close();
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
    expect(figures.tokens).toEqual({ input: 34_000, output: 3400 });
    expect(figures.modelsServed).toEqual(['grader-2026']);
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

  it('adds levels up as the learner’s own sheet would, and keeps nothing of it', async () => {
    const tables = ['grade', 'review_event', 'feedback_usage', 'feedback_day', 'feedback_call'];
    const before = await Promise.all(tables.map(count));
    // 20 each of 3/3, 2/3, 2/3, 1/3 and 0: above pass and below good, so Hard.
    expect(await suggest()).toEqual({ score: 0.53333, mustHaveMet: true, rating: 2 });
    expect(await Promise.all(tables.map(count))).toEqual(before);
    expect(before.slice(2)).toEqual([0, 0, 0]);
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
    model.grade = disagreeing;
    const { code, stdout } = await evaluate('--limit', '2');
    expect(code).toBe(0);
    expect(stdout).toContain('answers     2 of 2 got feedback; 2 of them graded by two');
    expect(stdout).toContain('- 2 answers got feedback and were graded by two people or more; 30');
    expect(stdout.trimEnd()).toMatch(/\nNot recorded\.$/u);
    expect(await count('feedback_evaluation')).toBe(1);
    expect(await isOpen()).toBe(true);
  }, 60_000);

  it('goes on after an answer that failed, and locks again what fails the newest evaluation', async () => {
    model.grade = disagreeing;
    const refused = set.answers[4]?.answer;
    model.refuse = ({ answer }) =>
      answer === refused
        ? { status: 400, error: { message: 'Content was flagged', code: 'content_filter' } }
        : null;
    const { code, stdout, stderr } = await evaluate();
    model.refuse = () => null;
    expect(code).toBe(0);
    expect(stderr).toContain(` ${set.answers[4]?.id} REFUSED\n`);
    expect(stdout).toMatch(/^answers +29 of 30 got feedback \(REFUSED 1\); 29 of them /mu);
    expect(stdout).toMatch(/^calls +34?\d?, tokens \d+ in, \d+ out$/mu);
    expect(stdout).toMatch(/^model with people, weighted kappa \(QWK\) +-0\.\d{3} {3}-/mu);
    expect(stdout).toMatch(/\nNot passed:\n- 29 answers .*\n- the model agrees .*\n/u);
    expect(stdout.trimEnd()).toMatch(/\nRecorded\.$/u);
    expect(await count('feedback_evaluation')).toBe(2);
    expect(await isOpen()).toBe(false);
    expect(await suggest()).toBeNull();
  }, 60_000);

  it('breaks off when the server fails at everything, and records nothing', async () => {
    model.refuse = () => ({ status: 401, error: { message: 'Incorrect API key provided' } });
    const before = model.asked.length;
    const { code, stdout, stderr } = await evaluate();
    model.refuse = () => null;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /\nPROVIDER_AUTH: The server does not take the key: .* Nothing was recorded\.\n$/u,
    );
    expect(model.asked.length - before).toBeLessThan(20);
    expect(await count('feedback_evaluation')).toBe(2);
  }, 60_000);

  it.each([
    [
      'a faulty set, fault by fault',
      ['--set', 'faulty.json'],
      /^\S+faulty\.json #\/answers\/0\/question \(answer 'x'\): 'no-such' is no question of the kit\n$/u,
    ],
    ['a file that is not there', ['--set', 'none.yaml'], /none\.yaml cannot be read \(ENOENT/u],
    ['no file', [], /^--set must name the file of answers; --help shows how it looks\.\n$/u],
    ['a limit of nothing', ['--set', 'faulty.json', '--limit', '0'], /^--limit must be a whole/u],
    ['what it does not know', ['--sett', 'x'], /^Unknown option '--sett'.*--help/u],
  ])('refuses %s, before anybody is asked', async (_, args, expected) => {
    const answer = { ...set.answers[0], id: 'x', question: 'no-such' };
    writeFileSync(join(folder, 'faulty.json'), JSON.stringify({ name: 'x', answers: [answer] }));
    const before = model.asked.length;
    const inFolder = args.map((arg) => (/\.\w+$/u.test(arg) ? join(folder, arg) : arg));
    const { code, stdout, stderr } = await runCommand('llm-eval', inFolder, env);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(expected);
    expect(model.asked.length).toBe(before);
  });

  it('shows how the file looks', async () => {
    const { code, stdout } = await runCommand('llm-eval', ['--help'], {});
    expect(code).toBe(0);
    expect(stdout).toContain('question: wal-crash-recovery');
  });
});

describe('llm:smoke', () => {
  const key = 'sk-a-key-that-nobody-may-see';
  let model: GradingModel;

  beforeAll(async () => {
    model = await startGradingModel(() => 1);
  });
  afterAll(() => model.close());

  function smoke(more: Record<string, string> = {}): Promise<CommandResult> {
    return runCommand('llm-smoke', [], {
      LLM_BASE_URL: model.url,
      LLM_MODEL: 'grader',
      LLM_API_KEY: key,
      LLM_GLOBAL_DAILY_TOKENS: '1000',
      ...more,
    });
  }

  it('tells mode, tokens, latency and levels, and that one call is enough', async () => {
    const { code, stdout, stderr } = await smoke();
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^call 1: json_schema, 200 ok, \d+ ms, 1000 \+ 100 tokens, served grader-2026$/mu,
    );
    expect(stdout).toMatch(/^ {2}ordering-rule +named$/mu);
    expect(stdout).toMatch(/^\d of 6 criteria got a level; \d quotes kept, \d dropped\.$/mu);
    expect(stdout).toMatch(/\nOne call was enough\.\n$/u);
    expect(model.asked).toHaveLength(2);
    expect(model.asked[0]?.authorization).toBe(`Bearer ${key}`);
    expect(stdout).not.toContain(key);
  });

  it('finds out how a server that knows little likes to be asked', async () => {
    model.refuse = ({ structure, parameters }) => {
      const about = (param: string) => ({
        status: 400,
        error: {
          message: `Unsupported parameter: '${param}'`,
          param,
          type: 'invalid_request_error',
        },
      });
      if (structure === 'json_schema') return about('response_format');
      return parameters.includes('temperature') ? about('temperature') : null;
    };
    const { code, stdout } = await smoke();
    model.refuse = () => null;
    expect(code).toBe(0);
    expect(stdout).toMatch(/^call 1: json_schema, 400 step-down, \d+ ms, tokens not told$/mu);
    expect(stdout).toMatch(/^call 3: json_object without temperature, 200 ok, /mu);
    expect(stdout).toMatch(/\ncall 1: json_object without temperature, 200 ok, .*\nOne call was/u);
  });

  it.each([
    [401, 'Incorrect API key', /^PROVIDER_AUTH: .*LLM_API_KEY.*\.\n$/u],
    [404, 'The model `grader` does not exist', /^PROVIDER_MISCONFIGURED: .*LLM_MODEL.*\.\n$/u],
  ])('says what to do about a %i', async (status, message, expected) => {
    model.refuse = () => ({ status, error: { message } });
    const { code, stderr, stdout } = await smoke();
    model.refuse = () => null;
    expect(code).toBe(1);
    expect(stderr).toMatch(expected);
    expect(stdout + stderr).not.toContain(key);
  });

  it('says what to set where nobody is to be asked', async () => {
    const { code, stdout, stderr } = await smoke({ LLM_PROVIDER: 'none' });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^No model is configured: set LLM_BASE_URL, LLM_MODEL .*\.\n$/u);
  });
});
