import type { MatrixPieceResponse, MatrixResponse, MatrixSkillResponse } from './matrix.dto.js';

const standingWords = {
  counts: '',
  expired: ', expired: counts no more',
  'no-picture': ', without its picture: does not count',
} as const;

const judgeWords = {
  coach: 'judged by a coach',
  settlement: 'graded by peers',
  interviewer: 'graded by an interviewer',
  self: 'self-graded',
} as const;

/** A table of the skills, then each with what can be observed and what speaks for it (GitHub's Markdown). */
export function writeMatrixMarkdown({ day, skills }: MatrixResponse): string {
  const lines = skills.map(
    ({ name, shownLevel, pieceCount }) =>
      `| ${plain(name)} | ${shownLevel ?? 'not yet'} | ${pieceCount} |`,
  );
  return [
    `# Skills matrix, ${day}`,
    'A level counts as shown by two independent pieces of evidence, at least one of them not self-graded.',
    ['| Skill | Shown at | Pieces of evidence |', '| --- | --- | ---: |', ...lines].join('\n'),
    ...skills.flatMap(sectionOf),
    '',
  ].join('\n\n');
}

function sectionOf(row: MatrixSkillResponse): string[] {
  return [
    `## ${plain(row.name)}`,
    plain(row.description),
    ...row.levels
      .filter(({ statements }) => statements.length > 0)
      .map(({ level, isShown, statements }) =>
        [
          `**${level}**${isShown ? ' (shown)' : ''}`,
          '',
          ...statements.map((each) => `- ${plain(each)}`),
        ].join('\n'),
      ),
    ...(row.pieces.length === 0
      ? []
      : [['Evidence:', '', ...row.pieces.map((piece) => `- ${pieceLine(piece)}`)].join('\n')]),
    ...(row.missing === null ? [] : [row.missing]),
  ];
}

function pieceLine({ title, level, judgedBy, day, url, standing }: MatrixPieceResponse): string {
  const said = `${plain(title)} (${level}, ${judgeWords[judgedBy]}, ${day}${standingWords[standing]})`;
  return url === null ? said : `${said} <${url.replaceAll(/[<>]/gu, encodeURIComponent)}>`;
}

/** Text that stays text: on one line, and nothing in it means anything to Markdown or HTML. */
function plain(text: string): string {
  return (
    text
      .replaceAll(/\s+/gu, ' ')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll(/[\\`*_{}[\]()#+!|~>-]/gu, String.raw`\$&`)
      // What would become a link by itself.
      .replaceAll('://', '&#58;//')
      .replaceAll('@', '&#64;')
      .replaceAll(/www\./giu, (name) => `${name.slice(0, -1)}&#46;`)
  );
}
