import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { assertUnchanged } from '../platform/http/etag.js';
import type { Learner } from '../scheduling/domain/learner.js';
import type { TargetTerms } from './domain/target.js';
import { TargetDrafts, type SaidTerms } from './target-drafts.service.js';
import { TargetRules } from './target-rules.service.js';
import { TargetRepository, type StoredTarget } from './target.repository.js';

const mostInUse = 50;

/** What a learner wants to be ready for. */
@Injectable()
export class TargetService {
  constructor(
    private readonly targets: TargetRepository,
    private readonly drafts: TargetDrafts,
    private readonly rules: TargetRules,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws AppError rule-violated, invalid-state */
  async create(
    learner: Learner,
    { template, ...said }: SaidTerms & { readonly template: string | null },
  ): Promise<StoredTarget> {
    const terms = await this.drafts.draft(learner.id, said, template);
    await this.rules.assertSound(learner, { terms, before: null });
    return this.targets.exclusively(learner.id, async () => {
      await this.assertRoom(learner.id);
      const target: StoredTarget = {
        ...stored(terms),
        learnerId: learner.id,
        id: this.ids.next(),
        template,
        createdAt: this.clock.now(),
        archivedAt: null,
        version: 1,
      };
      await this.targets.save(target);
      return target;
    });
  }

  /** @throws AppError not-found */
  get(learnerId: string, id: string): Promise<StoredTarget> {
    return this.targets.get(learnerId, id);
  }

  /** @throws AppError not-found, precondition-failed, invalid-state, rule-violated */
  async update(
    learner: Learner,
    id: string,
    { said, ifMatch }: { readonly said: SaidTerms; readonly ifMatch: string },
  ): Promise<StoredTarget> {
    return this.targets.exclusively(learner.id, async () => {
      const current = await this.targets.get(learner.id, id);
      assertUnchanged(current, ifMatch);
      if (current.archivedAt !== null) {
        throw new AppError('invalid-state', 'An archived target stays as it was.');
      }
      const before = termsOf(current);
      const terms = await this.drafts.merge(before, said);
      if (isDeepStrictEqual(terms, before)) return current;
      await this.rules.assertSound(learner, { terms, before });
      return this.saveNext({ ...current, ...stored(terms) });
    });
  }

  /** Once more changes nothing. @throws AppError not-found, precondition-failed */
  async archive(learnerId: string, id: string, ifMatch: string): Promise<void> {
    await this.targets.exclusively(learnerId, async () => {
      const current = await this.targets.get(learnerId, id);
      assertUnchanged(current, ifMatch);
      if (current.archivedAt !== null) return;
      await this.saveNext({ ...current, archivedAt: this.clock.now() });
    });
  }

  private async saveNext(target: StoredTarget): Promise<StoredTarget> {
    const next = { ...target, version: target.version + 1 };
    await this.targets.save(next);
    return next;
  }

  private async assertRoom(learnerId: string): Promise<void> {
    if ((await this.targets.countActive(learnerId)) < mostInUse) return;
    const detail = `A learner has at most ${mostInUse} targets besides archived ones; archive one first.`;
    throw new AppError('invalid-state', detail);
  }
}

function termsOf(target: StoredTarget): TargetTerms {
  const { name, level, skills, bankIds, interviewDay, bar, mockQuestions, novelty } = target;
  const { questionRules } = target;
  return { name, level, skills, bankIds, interviewDay, bar, mockQuestions, novelty, questionRules };
}

function stored(terms: TargetTerms): Pick<StoredTarget, keyof TargetTerms> {
  return {
    ...terms,
    skills: [...terms.skills],
    bankIds: [...terms.bankIds],
    questionRules: [...terms.questionRules],
  };
}
