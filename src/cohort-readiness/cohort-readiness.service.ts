import { Injectable } from '@nestjs/common';
import { CoachedGroups } from '../coaching/coached-groups.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import type { Learner } from '../scheduling/domain/learner.js';
import type { CoachPlace, MeasureWish } from './cohort-measures.service.js';
import { commonMustHaves, type CommonMustHave } from './domain/common-must-haves.js';
import type {
  Member,
  MemberReadiness,
  MemberScore,
  ScoredMember,
} from './domain/member-readiness.js';
import { MemberScores } from './member-scores.service.js';

/** A question with what it is called. */
export interface NamedMustHave extends CommonMustHave {
  readonly title: string;
}

/** How ready the members of a cohort are. */
export interface CohortReadiness {
  /** All of them, in the order in which they joined. */
  readonly members: readonly MemberReadiness[];
  readonly mustHaves: readonly NamedMustHave[];
}

const mostMustHaves = 20;

/** How ready those who learn in a cohort are, as far as they show it. */
@Injectable()
export class CohortReadinessService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly groups: CoachedGroups,
    private readonly scores: MemberScores,
    private readonly questions: QuestionReader,
  ) {}

  /** @throws AppError not-found for who does not coach there, rule-violated for an unknown measure */
  read(place: CoachPlace, wish: MeasureWish): Promise<CohortReadiness> {
    const { coach, cohortId } = place;
    return this.unitOfWork.run(async () => {
      const { members, students } = await this.groups.open(coach.id, cohortId, 'readiness');
      const learners = students.map(({ learnerId, zone, rolloverHour }): Learner => {
        return { id: learnerId, zone, rolloverHour };
      });
      const scored = await this.scores.score(place, learners, wish);
      // Those who are not on the page that is asked for are in the figures of the whole.
      await this.groups.note(
        { actorId: coach.id, cohortId, what: 'readiness' },
        learners.map(({ id }) => id),
      );
      const sharing = new Set(learners.map(({ id }) => id));
      const all = members.map((member): MemberReadiness => {
        const score = scored.get(member.learnerId);
        if (score !== undefined) return toScored(member, score);
        return { state: sharing.has(member.learnerId) ? 'no-target' : 'not-sharing', member };
      });
      return { members: all, mustHaves: await this.listMustHaves(all) };
    });
  }

  private async listMustHaves(members: readonly MemberReadiness[]): Promise<NamedMustHave[]> {
    const openOf = members.filter(hasData).map(({ readiness }) => {
      return readiness.skills.flatMap(({ openMustHaves }) => openMustHaves);
    });
    const common = commonMustHaves(openOf, mostMustHaves);
    const described = await this.questions.describe(common.map(({ questionId }) => questionId));
    const titles = new Map(described.map(({ questionId, title }) => [questionId, title]));
    return common.map((each) => ({ ...each, title: titles.get(each.questionId) ?? '' }));
  }
}

function toScored(member: Member, score: MemberScore): MemberReadiness {
  const { questions } = score;
  if (questions.ofCohort === 0) return { state: 'no-questions', member, questions };
  return { state: 'scored', member, ...score };
}

/** Whether there is a graded answer behind the figures: without one nobody is shown them. */
export function hasData(each: MemberReadiness): each is ScoredMember {
  return each.state === 'scored' && each.readiness.status !== 'no-data';
}
