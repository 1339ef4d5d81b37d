import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import { plainToInstance } from 'class-transformer';
import { parse } from 'yaml';
import { contentHash, structureHash } from './content-hash.js';
import type { QuestionContent } from './domain/question-content.js';
import { QuestionDocumentDto } from './question-document.dto.js';
import { toQuestionContent } from './to-question-content.js';

const file = new URL('../../seed/kit/questions/isolation-anomalies-mvcc.yaml', import.meta.url);
const content = toQuestionContent(
  plainToInstance(QuestionDocumentDto, parse(readFileSync(file, 'utf8'))),
);

function withWeight(weight: number): QuestionContent {
  const criteria = content.rubric.criteria.map((criterion) => ({ ...criterion, weight }));
  return { ...content, rubric: { criteria } };
}

describe('contentHash', () => {
  it('is that of the content, whatever the order of its keys', () => {
    const shuffled = Object.fromEntries(Object.entries(content).toReversed());
    expect(contentHash({ ...content, ...shuffled })).toBe(contentHash(content));
    expect(contentHash(JSON.parse(JSON.stringify(content)) as QuestionContent)).toBe(
      contentHash(content),
    );
    expect(contentHash(content)).toMatch(/^[0-9a-f]{64}$/u);
  });

  it('is what it was before questions had parts that they may lack', () => {
    const { variantOf, milestone, capstone, runbook, scope, ...whole } = content;
    const parts = [variantOf, milestone, capstone, runbook, scope];
    expect(parts).toEqual([null, null, null, null, null]);
    const sha256 = createHash('sha256')
      .update(canonicalize(whole) ?? '')
      .digest('hex');
    expect(contentHash(content)).toBe(sha256);
    expect(contentHash({ ...content, scope: { senior: 'One.', staff: 'Two.' } })).not.toBe(sha256);
  });

  it('changes with any word', () => {
    expect(contentHash({ ...content, hints: [] })).not.toBe(contentHash(content));
  });
});

describe('structureHash', () => {
  it('stays with an edit of prose and changes with the scoring', () => {
    expect(structureHash({ ...content, prompt: 'Other', hints: [] })).toBe(structureHash(content));
    expect(structureHash(withWeight(16))).not.toBe(structureHash(content));
  });
});
