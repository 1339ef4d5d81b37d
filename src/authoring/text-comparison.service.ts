import { Injectable } from '@nestjs/common';
import { compareTexts } from '../question-bank/compare-questions.js';
import type { QuestionContent } from '../question-bank/domain/question-content.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import type { LintedDraft, Surroundings } from './draft-linter.service.js';
import { toFinding } from './domain/to-finding.js';

/** Comparing reads every word: of a larger bank, drafts are compared with one another only. */
const mostPublished = 300;
/** The same where somebody only looks at a draft, or saves it every few seconds. */
export const mostAtALook = 40;

interface Told {
  readonly slug: string;
  readonly content: QuestionContent;
  /** Null for what is published. */
  readonly questionId: string | null;
}

/** Finds what drafts say in the words of another question. */
@Injectable()
export class TextComparison {
  constructor(private readonly questions: QuestionReader) {}

  /** The drafts, with what they share with published questions and with drafts before them. */
  async compare(
    drafts: readonly LintedDraft[],
    around: Surroundings,
    most = mostPublished,
  ): Promise<LintedDraft[]> {
    const told: Told[] = [
      ...(await this.published(around, most)),
      ...drafts.flatMap(({ draft: { slug, questionId }, content }) =>
        content === null ? [] : [{ slug, questionId, content }],
      ),
    ];
    const found = Map.groupBy(await compareTexts(told), ({ place }) => told[place]?.questionId);
    return drafts.map((linted) => {
      const own = found.get(linted.draft.questionId) ?? [];
      return { ...linted, findings: [...linted.findings, ...own.map(toFinding)] };
    });
  }

  private async published(
    { standing, leaving, coming }: Surroundings,
    most: number,
  ): Promise<Told[]> {
    const replaced = new Set(coming.map(({ questionId }) => questionId));
    const staying = standing.filter(
      ({ questionId, isRetired }) =>
        !isRetired && !leaving.has(questionId) && !replaced.has(questionId),
    );
    if (staying.length > most) return [];
    const revisions = await this.questions.getRevisions(
      staying.map(({ revisionId }) => revisionId),
    );
    return staying.flatMap(({ slug, revisionId }) => {
      const content = revisions.get(revisionId);
      return content === undefined ? [] : [{ slug, content, questionId: null }];
    });
  }
}
