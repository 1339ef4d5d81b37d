import { writeCsv } from '../platform/csv/write-csv.js';
import type { MatrixResponse } from './matrix.dto.js';

const columns = [
  'day',
  'skill',
  'name',
  'level',
  'is_shown',
  'pieces',
  'pieces_by_others',
  'missing_for_next_level',
  'statements',
];

/** A row for each level of each skill. */
export function writeMatrixCsv({ day, skills }: MatrixResponse): string {
  const rows = skills.flatMap(({ skill, name, levels, pieces, missing }) =>
    levels.map(({ level, isShown, statements }, rank) => {
      const names = levels.map((each) => each.level);
      const speaking = pieces.filter(
        (piece) => piece.standing === 'counts' && names.indexOf(piece.level) >= rank,
      );
      const byOthers = speaking.filter(({ isSelfGraded }) => !isSelfGraded);
      const isNext = !isShown && (levels[rank - 1]?.isShown ?? true);
      return [
        day,
        skill,
        name,
        level,
        isShown,
        speaking.length,
        byOthers.length,
        isNext ? missing : null,
        statements.join('\n'),
      ];
    }),
  );
  return writeCsv(columns, rows);
}
