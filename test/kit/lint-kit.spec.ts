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
  const script = join(root, 'dist/src/lint-kit.js');
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
    expect(output).toMatch(
      /^76 questions, \d{4} figures computed again, 6 anchors, 4 targets, 0 findings\n/u,
    );
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

  it('holds anchors to the rules of every grade', async () => {
    const anchor = join(dir, 'anchors/url-shortener-2.yaml');
    const text = readFileSync(anchor, 'utf8');
    writeFileSync(
      anchor,
      text
        .replace('criterion: key-scheme', 'criterion: key-schema')
        .replace('level: applied', 'level: good')
        .replace('quote: an administrator', 'quote: the administrator')
        .replace('redFlags: [4]', 'redFlags: [5]'),
    );
    const other = join(dir, 'anchors/wal-crash-recovery-1.yaml');
    writeFileSync(other, readFileSync(other, 'utf8').replace('-recovery\n', '\n'));
    writeFileSync(join(dir, 'anchors/empty.yaml'), '');
    const { code, output } = await lint(dir);
    expect(code).toBe(1);
    const faults = output.split('\n').filter((line) => line.startsWith(anchor));
    expect(faults.map((line) => line.slice(anchor.length))).toEqual([
      " is faulty at #/items/0/level: is not a level of 'clarify-estimate'",
      ' is faulty at #/items/1/criterion: is not a criterion that applies here',
      " is faulty at #/items: 'key-scheme' is not graded",
      ' is faulty at #/items/5/quote: does not occur in the answer',
      ' is faulty at #/redFlags/0: is none of the 5 red flags of the question',
    ]);
    expect(output).toContain(
      `${other} is faulty at #/question: 'wal-crash' is no question of this kit`,
    );
    expect(output).toContain('empty.yaml is faulty at #/answer: must be text');
  });

  it('says why a file cannot be read', async () => {
    appendFileSync(join(dir, 'bank.yaml'), '\n[');
    const { code, output } = await lint(dir);
    expect(code).toBe(1);
    expect(output).toContain('bank.yaml cannot be read');
  });
});
