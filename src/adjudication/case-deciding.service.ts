import { Injectable } from '@nestjs/common';
import type { GivenJudgement } from '../attempts/grade-giving.service.js';
import { ruleViolated } from '../kernel/app-error.js';
import { PeerModeration } from '../peer-review/peer-moderation.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { assertUnchanged } from '../platform/http/etag.js';
import { CaseDoor, type CaseReader } from './case-door.service.js';
import { CaseEnding } from './case-ending.service.js';
import { DecisionEffects } from './decision-effects.service.js';
import type { AdjudicationCase, CaseOutcome } from './domain/adjudication-case.js';
import { decisionEffect, type DecisionEffect } from './domain/decision-effect.js';

/** What somebody with authority decides, and why. */
export interface Decision {
  readonly outcome: CaseOutcome;
  readonly reason: string;
  /** Where the decision is a grade. */
  readonly sheet: GivenJudgement['sheet'] | null;
}

/** Decides cases: once, by one person, with all that follows, or not at all. */
@Injectable()
export class CaseDeciding {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly moderation: PeerModeration,
    private readonly door: CaseDoor,
    private readonly ending: CaseEnding,
    private readonly effects: DecisionEffects,
  ) {}

  /** @throws AppError not-found, forbidden, precondition-failed, invalid-state, rule-violated */
  decide(
    caller: CaseReader,
    id: string,
    { decision, ifMatch }: { decision: Decision; ifMatch: string },
  ): Promise<AdjudicationCase> {
    return this.unitOfWork.run(async () => {
      // Looked at first, so that a stranger cannot make others wait.
      const seen = await this.door.open(caller, id);
      const request = await this.moderation.hold(seen);
      const adjudicated = await this.ending.lock(seen);
      await this.door.assertOpen(caller, adjudicated);
      assertUnchanged(adjudicated, ifMatch);
      await this.ending.assertGoesOn(adjudicated, request);
      const effect = effectOf(adjudicated, decision);
      const decided = await this.ending.decide(adjudicated, {
        outcome: decision.outcome,
        decidedBy: caller.id,
        decisionReason: decision.reason,
      });
      await this.effects.apply(effect, decided, decision.sheet);
      await this.ending.tell(decided, effect);
      return decided;
    });
  }
}

/** @throws AppError rule-violated */
function effectOf(adjudicated: AdjudicationCase, { outcome, sheet }: Decision): DecisionEffect {
  const answer = decisionEffect(adjudicated, { outcome, hasGrade: sheet !== null });
  if (answer.kind === 'decided') return answer.effect;
  throw ruleViolated([problems[answer.kind]]);
}

const problems = {
  'wrong-outcome': {
    pointer: '#/outcome',
    code: 'wrong-outcome',
    detail: 'must be graded for a contested answer, and upheld or dismissed for everything else',
  },
  'needs-grade': {
    pointer: '#/items',
    code: 'grade-missing',
    detail: 'must be there: this decision is a grade',
  },
  'takes-no-grade': {
    pointer: '#/items',
    code: 'grade-not-taken',
    detail: 'must be left out: this decision is no grade',
  },
} as const;
