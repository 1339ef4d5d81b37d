import { execFile } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Outcome {
  code: number;
  output: string;
}

function lint(...dirs: string[]): Promise<Outcome> {
  const script = join(root, 'dist/src/question-bank/lint-kit.js');
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...dirs], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr });
    });
  });
}

describe('npm run lint:kit', () => {
  let dir: string;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'kit-'));
    cpSync(join(root, 'seed/kit'), dir, { recursive: true });
  });
  afterEach(() => {
    rmSync(dir, { recursive: true });
  });

  it('finds nothing in the kit that ships', async () => {
    const { code, output } = await lint();
    expect(output).toMatch(/^76 questions, \d{4} figures computed again, 0 findings\n/u);
    expect(code).toBe(0);
  });

  it('names each fault by file and place', async () => {
    const question = join(dir, 'questions/news-feed-timeline.yaml');
    const text = readFileSync(question, 'utf8');
    writeFileSync(question, text.replace('value: 23148', 'value: 23149'));
    const services = join(dir, 'services.yaml');
    writeFileSync(services, readFileSync(services, 'utf8').replace(/seen: .*/u, "seen: 'soon'"));
    const { code, output } = await lint(dir);
    expect(code).toBe(1);
    expect(output).toContain(
      `${question} is faulty at #/figures/1/value: is 23149, but the formula comes to 23148.1`,
    );
    expect(output).toContain(`${services} is faulty at #/0/facts/0/seen: must be a year`);
    // The figure is no longer stated either, and what is stated comes from nowhere.
    expect(output).toContain(' 4 findings');
  });

  it('says why a file cannot be read', async () => {
    appendFileSync(join(dir, 'bank.yaml'), '\n[');
    const { code, output } = await lint(dir);
    expect(code).toBe(1);
    expect(output).toContain('bank.yaml cannot be read');
  });
});
