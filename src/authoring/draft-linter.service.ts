import { Injectable } from '@nestjs/common';
import { utcDay } from '../kernel/utc-day.js';
import { Clock } from '../kernel/clock.js';
import { mapInTurns } from '../platform/workers/map-in-turns.js';
import { CatalogueReader } from '../question-bank/catalogue.reader.js';
import {
  compareQuestions,
  compareReferences,
  type RelatedQuestion,
} from '../question-bank/compare-questions.js';
import { contentHash } from '../question-bank/content-hash.js';
import type { QuestionProblem } from '../question-bank/domain/question-problem.js';
import type { StandingQuestion } from '../question-bank/domain/standing-question.js';
import { judgeQuestion } from '../question-bank/judge-question.js';
import type { DraftDocumentDto } from './draft-document.dto.js';
import type { Draft } from './domain/draft.js';
import type { Finding } from './domain/finding.js';
import { toFinding } from './domain/to-finding.js';
import { namedDocument, type DraftHead } from './named-document.js';
import { StandingProblems, type ReadDraft } from './standing-problems.js';

/** What drafts come into: the bank as it would stand without them, and all that come at once. */
export interface Surroundings {
  /** Every question of the bank, retired ones too. */
  readonly standing: readonly StandingQuestion[];
  /** Questions that will no longer be there. */
  readonly leaving: ReadonlySet<string>;
  /** All drafts that come at once, those that are judged among them. */
  readonly coming: readonly DraftHead[];
}

/** A draft with what it says and what is to be said about it. */
export interface LintedDraft extends ReadDraft {
  readonly findings: readonly Finding[];
}

/** Says what is to be said about drafts: by themselves, beside each other, and beside the bank. */
@Injectable()
export class DraftLinter {
  constructor(
    private readonly catalogue: CatalogueReader,
    private readonly clock: Clock,
  ) {}

  /** A question by itself, wherever it is to go. */
  async lint(document: DraftDocumentDto): Promise<Finding[]> {
    const { problems } = judgeQuestion(document);
    const known = await this.catalogue.knownAmong([document]);
    return [...problems, ...compareReferences(document, known)].map(toFinding);
  }

  /** Drafts of one bank, in their order. What they share with other questions is not looked at here. */
  async lintDrafts(drafts: readonly Draft[], around: Surroundings): Promise<LintedDraft[]> {
    const today = utcDay(this.clock.now());
    const beside = new StandingProblems(around.standing, today);
    const before = new Map(around.standing.map((each) => [each.questionId, each.contentHash]));
    const between = problemsBetween(around);
    const known = await this.catalogue.knownAmong(
      drafts.map(({ document }) => references(document)),
    );
    const judge = (draft: Draft): LintedDraft => {
      const { content, problems } = judgeQuestion(namedDocument(draft));
      const hash = content === null ? null : contentHash(content);
      const read = { draft, content, contentHash: hash };
      // It was good enough when it came in, and stricter rules must not stop it from being moved.
      const isKnown = hash !== null && before.get(draft.questionId) === hash;
      const all = [
        ...(isKnown ? [] : problems),
        ...compareReferences(references(draft.document), known),
        ...(between.get(draft.questionId) ?? []),
        ...beside.of(read),
      ];
      return { ...read, findings: all.map(toFinding) };
    };
    return mapInTurns(drafts, judge);
  }
}

function references({ topics = [], skills = [], sources = [] }: Draft['document']): {
  topics: readonly string[];
  skills: readonly string[];
  sources: readonly string[];
} {
  return { topics, skills, sources };
}

function problemsBetween({
  standing,
  leaving,
  coming,
}: Surroundings): ReadonlyMap<string, QuestionProblem[]> {
  const named = coming.flatMap((head) => related(head));
  const replaced = new Set(named.map(({ questionId }) => questionId));
  const staying = standing.filter(
    ({ questionId, isRetired }) =>
      replaced.has(questionId) || (!isRetired && !leaving.has(questionId)),
  );
  const found = compareQuestions(staying, named);
  const byDraft = new Map<string, QuestionProblem[]>();
  for (const { place, pointer, code, detail } of found) {
    const id = named[place]?.questionId ?? '';
    byDraft.set(id, [...(byDraft.get(id) ?? []), { pointer, code, detail }]);
  }
  return byDraft;
}

/** One without a kind has no relations yet. */
function related(head: DraftHead): (RelatedQuestion & { questionId: string })[] {
  const { questionId, slug, kind, milestone, variantOf } = head;
  return kind === null ? [] : [{ questionId, slug, kind, milestone, variantOf }];
}
