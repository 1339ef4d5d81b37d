import { writeCsv, type CsvCell } from '../platform/csv/write-csv.js';
import type { ReadinessReport, ReportSkill } from '../readiness/domain/readiness-report.js';

const columns = [
  'learner_id',
  'target_id',
  'as_of',
  'interview_at',
  'skill_id',
  'skill',
  'weight',
  'must_have',
  'score',
  'low80',
  'high80',
  'unseen',
  'coverage',
  'attempts',
  'trust_self',
  'trust_peer',
  'trust_llm',
  'trust_coach',
  'open_must_haves',
  'status',
  'evidence',
  'formula',
  'input_hash',
] as const;

/** The skills as a table, a line each: scores and shares 0..1, empty cells without data. */
export function writeReportCsv(report: ReadinessReport): string {
  return writeCsv(
    columns,
    report.skills.map((skill) => rowOf(report, skill)),
  );
}

function rowOf(report: ReadinessReport, skill: ReportSkill): CsvCell[] {
  const { learnerId, targetId, asOf, interviewAt, formula, inputHash } = report;
  const { trust } = skill;
  return [
    learnerId,
    targetId,
    asOf,
    interviewAt,
    skill.skillId,
    skill.name,
    skill.weight,
    skill.mustHave,
    skill.score,
    skill.low80,
    skill.high80,
    skill.unseen,
    skill.coverage,
    skill.attempts,
    trust.self,
    trust.peer,
    trust.llm,
    trust.coach,
    skill.mustHaveOpen.join(' '),
    skill.status,
    skill.evidence.map(({ kind, id, url }) => `${kind}:${url ?? id}`).join(' '),
    formula,
    inputHash,
  ];
}
