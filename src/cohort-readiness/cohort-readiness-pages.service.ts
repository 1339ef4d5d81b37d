import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Cursors, type PagePosition } from '../platform/http/paging.js';
import type { Learner } from '../scheduling/domain/learner.js';
import {
  toMeasuredSkills,
  toOutlookResponse,
  type CohortReadinessResponse,
} from './cohort-outlook.dto.js';
import { toMemberReadinessResponse, type CohortReadinessQueryDto } from './cohort-readiness.dto.js';
import { CohortReadinessService, type CohortReadiness } from './cohort-readiness.service.js';
import type { MemberReadiness } from './domain/member-readiness.js';

/** How ready a cohort is, its members page by page. */
@Injectable()
export class CohortReadinessPages {
  constructor(
    private readonly cohorts: CohortReadinessService,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError not-found, validation-failed, rule-violated */
  async read(
    coach: Learner,
    cohortId: string,
    query: CohortReadinessQueryDto,
  ): Promise<CohortReadinessResponse> {
    const { limit, template, targetId } = query;
    const scope = ['cohort-readiness', coach.id, cohortId, template ?? null, targetId ?? null];
    const after = this.cursors.decode(query.cursor, scope);
    const cohort = await this.readAll(coach, cohortId, query);
    const page = this.cursors.toPage(
      cohort.members.filter((each) => after === null || isAfter(each, after)),
      { limit, scope },
      {
        positionOf: ({ member }: MemberReadiness) => [
          member.joinedAt.toISOString(),
          member.learnerId,
        ],
        toItem: toMemberReadinessResponse,
      },
    );
    return {
      asOf: this.clock.now().toISOString(),
      outlook: toOutlookResponse(cohort),
      skills: toMeasuredSkills(cohort),
      ...page,
    };
  }

  /** All of them at once. @throws AppError not-found, validation-failed, rule-violated */
  readAll(
    coach: Learner,
    cohortId: string,
    { template, targetId }: CohortReadinessQueryDto,
  ): Promise<CohortReadiness> {
    if (template !== undefined && targetId !== undefined) throw twoMeasures();
    return this.cohorts.read({ coach, cohortId }, { template, targetId });
  }
}

/** Members come in the order in which they joined. */
function isAfter({ member }: MemberReadiness, [joined = '', id = '']: PagePosition): boolean {
  const at = member.joinedAt.toISOString();
  return at === joined ? member.learnerId > id : at > joined;
}

function twoMeasures(): AppError {
  const detail = 'must not be given beside template';
  return new AppError('validation-failed', 'One or more fields are invalid.', {
    errors: [{ in: 'query', pointer: '#/targetId', code: 'not-beside', detail }],
  });
}
