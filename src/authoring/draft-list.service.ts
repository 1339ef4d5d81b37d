import { Injectable } from '@nestjs/common';
import { Cursors, type Page } from '../platform/http/paging.js';
import { listParam } from '../question-bank/list-param.js';
import type { Draft } from './domain/draft.js';
import { toDraftSummary, type DraftQueryDto, type DraftSummaryResponse } from './draft.dto.js';
import type { LintedDraft } from './draft-linter.service.js';
import { DraftRepository } from './draft.repository.js';
import { DraftView } from './draft-view.service.js';

/** Drafts that one request looks at, and how many it judges before it lets others have their turn. */
const mostJudged = 200;
const judgedAtOnce = 20;

/** The drafts of a bank, for everybody who works on it. */
@Injectable()
export class DraftList {
  constructor(
    private readonly drafts: DraftRepository,
    private readonly view: DraftView,
    private readonly cursors: Cursors,
  ) {}

  /**
   * What is to be said about drafts is found out as they are listed, so a page that asks for it may be
   * shorter than its limit and still not the last.
   *
   * @throws AppError not-found
   */
  async list(
    callerId: string,
    bankId: string,
    query: DraftQueryDto,
  ): Promise<Page<DraftSummaryResponse>> {
    const { limit, hasErrors = null, hasWarnings = null } = query;
    const slugs = listParam(query.slug);
    const scope = ['drafts', callerId, bankId, hasErrors, hasWarnings, slugs];
    const [start = null] = this.cursors.decode(query.cursor, scope) ?? [];
    const judge = await this.view.open(callerId, bankId);
    const after = start === null ? null : String(start);
    const scan = await this.scan({ bankId, slugs, after, limit }, async (drafts) =>
      (await judge(drafts)).filter((linted) => isWanted(linted, { hasErrors, hasWarnings })),
    );
    return {
      data: scan.found.map(toDraftSummary),
      nextCursor: scan.after === null ? null : this.cursors.encode([scan.after], scope),
    };
  }

  /** @returns what was found, and after which draft to go on; null at the end */
  private async scan(
    { bankId, slugs, after, limit }: Scan,
    choose: (drafts: readonly Draft[]) => Promise<LintedDraft[]>,
  ): Promise<{ found: LintedDraft[]; after: string | null }> {
    const found: LintedDraft[] = [];
    let last = after;
    for (let judged = 0; judged < mostJudged; judged += judgedAtOnce) {
      const drafts = await this.drafts.page(bankId, {
        after: last,
        limit: judgedAtOnce + 1,
        slugs,
      });
      const some = drafts.slice(0, judgedAtOnce);
      found.push(...(await choose(some)));
      if (found.length > limit) {
        const shown = found.slice(0, limit);
        return { found: shown, after: shown.at(-1)?.draft.questionId ?? null };
      }
      if (drafts.length <= judgedAtOnce) return { found, after: null };
      last = some.at(-1)?.questionId ?? null;
    }
    return { found, after: last };
  }
}

interface Scan {
  readonly bankId: string;
  readonly slugs: readonly string[] | null;
  readonly after: string | null;
  readonly limit: number;
}

function isWanted(
  { findings }: LintedDraft,
  wanted: { hasErrors: string | null; hasWarnings: string | null },
): boolean {
  const has = (severity: string) => String(findings.some((each) => each.severity === severity));
  return (
    (wanted.hasErrors === null || wanted.hasErrors === has('error')) &&
    (wanted.hasWarnings === null || wanted.hasWarnings === has('warning'))
  );
}
