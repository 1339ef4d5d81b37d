import { writeCsv, type CsvCell } from '../platform/csv/write-csv.js';
import {
  toMemberReadinessResponse,
  type MemberReadinessResponse,
  type MemberSkillResponse,
} from './cohort-readiness.dto.js';
import type { CohortReadiness } from './cohort-readiness.service.js';

const columns = [
  'learner_id',
  'learner',
  'state',
  'questions_asked',
  'questions_of_cohort',
  'interview_day',
  'status',
  'score',
  'low80',
  'high80',
  'sd',
  'pass_probability',
  'bar',
  'coverage',
  'attempts',
  'trust_self',
  'trust_peer',
  'trust_llm',
  'trust_coach',
  'skill_id',
  'skill',
  'weight',
  'must_have',
  'min_score',
  'skill_status',
  'skill_score',
  'skill_low80',
  'skill_high80',
  'skill_sd',
  'skill_coverage',
  'skill_attempts',
  'open_must_haves',
];

/** A row for each learner and skill; of who shows nothing one row with the name. */
export function writeCohortCsv({ members }: CohortReadiness): string {
  const rows = members.map(toMemberReadinessResponse).flatMap((member) => {
    const skills = member.skills.length === 0 ? [null] : member.skills;
    return skills.map((skill) => [...memberCells(member), ...skillCells(skill)]);
  });
  return writeCsv(columns, rows);
}

function memberCells(each: MemberReadinessResponse): CsvCell[] {
  const { member, trust } = each;
  return [
    member.accountId,
    member.displayName,
    each.state,
    ...questionCells(each),
    each.interviewDay,
    each.status,
    each.score,
    each.low80,
    each.high80,
    each.sd,
    each.passProbability,
    each.bar,
    each.coverage,
    each.attempts,
    trust?.self ?? null,
    trust?.peer ?? null,
    trust?.llm ?? null,
    trust?.coach ?? null,
  ];
}

function questionCells({ questions }: MemberReadinessResponse): CsvCell[] {
  return questions === null ? [null, null] : [questions.asked, questions.ofCohort];
}

function skillCells(skill: MemberSkillResponse | null): CsvCell[] {
  if (skill === null) return Array.from({ length: 13 }, () => null);
  return [
    skill.skillId,
    skill.name,
    skill.weight,
    skill.mustHave,
    skill.minScore,
    skill.status,
    skill.score,
    skill.low80,
    skill.high80,
    skill.sd,
    skill.coverage,
    skill.attempts,
    skill.openMustHaves,
  ];
}
