import { Injectable } from '@nestjs/common';
import type { CohortMember } from '../cohorts/cohort.reader.js';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CoachedGroups } from './coached-groups.service.js';
import { CohortMaterial } from './cohort-material.service.js';
import type { BoardRow, Need, StudentFacts } from './domain/board.js';
import { commonStruggles, type CommonStruggle } from './domain/common-struggles.js';
import { hasNeed } from './domain/has-need.js';
import { GroupFacts } from './group-facts.service.js';

/** Which members of the board, from where on. */
export interface BoardFilter {
  readonly inactiveDays: number;
  readonly need: Need | undefined;
  /** When the member before the first joined, and who it is. */
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

/** A member on the board; of one who shows nothing the name only. */
export interface BoardMember {
  readonly member: CohortMember;
  readonly facts: StudentFacts | null;
}

/** How a cohort is doing. */
export interface Board {
  readonly asOf: Date;
  /** How many learn there, and how many of them do not show how it goes. */
  readonly memberCount: number;
  readonly notSharing: number;
  /** Of those who do. */
  readonly inactive: number;
  readonly overdue: number;
  readonly struggles: readonly CommonStruggle[];
  /** The page that was asked for, and one more if there is one. */
  readonly members: readonly BoardMember[];
}

const strugglesShown = 20;

/** The coach's board: who needs a word, and what the next session should be about. */
@Injectable()
export class BoardService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly groups: CoachedGroups,
    private readonly material: CohortMaterial,
    private readonly facts: GroupFacts,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError not-found for who does not coach there */
  read(coachId: string, cohortId: string, filter: BoardFilter): Promise<Board> {
    return this.unitOfWork.run(async () => {
      const { isArchived, members, students } = await this.groups.open(coachId, cohortId, 'board');
      const rows = await this.facts.gather(students, {
        questionIds: await this.material.listQuestionIds(coachId, cohortId),
        work: isArchived ? [] : await this.material.listOpenWork(coachId, cohortId),
        inactiveDays: filter.inactiveDays,
      });
      // Those who are not on this page are in its figures.
      await this.groups.note(
        { actorId: coachId, cohortId, what: 'board' },
        students.map(({ learnerId }) => learnerId),
      );
      return {
        asOf: this.clock.now(),
        memberCount: members.length,
        notSharing: members.length - students.length,
        inactive: countOf(rows, 'inactive'),
        overdue: countOf(rows, 'overdue'),
        struggles: commonStruggles(
          rows.flatMap(({ facts }) => facts.stuckOn),
          { sharing: students.length, limit: strugglesShown },
        ),
        members: pageOf(members, rows, filter),
      };
    });
  }
}

function countOf(rows: readonly BoardRow[], need: Need): number {
  return rows.filter(({ facts }) => hasNeed(facts, need)).length;
}

function pageOf(
  members: readonly CohortMember[],
  rows: readonly BoardRow[],
  { need, after, limit }: BoardFilter,
): BoardMember[] {
  const facts = new Map(rows.map((row) => [row.student.learnerId, row.facts]));
  return members
    .map((member) => ({ member, facts: facts.get(member.learnerId) ?? null }))
    .filter((row) => need === undefined || (row.facts !== null && hasNeed(row.facts, need)))
    .filter(({ member }) => after === null || isAfter(member, after))
    .slice(0, limit);
}

/** Members come in the order in which they joined. */
function isAfter(
  { joinedAt, learnerId }: CohortMember,
  [joined, id]: readonly [string, string],
): boolean {
  const at = joinedAt.toISOString();
  return at === joined ? learnerId > id : at > joined;
}
