/** SQL: what an anchor `a` is held against: its question `q`, the revision it was made on, the present one. */
export const besideAnchor = `
  JOIN question q ON q.id = a.question_id
  JOIN question_revision pinned ON pinned.id = a.revision_id
  JOIN question_revision present ON present.id = q.current_revision_id`;

/** SQL: the question is scored otherwise by now. Edits of its words alone leave the hash as it is. */
export const isOutdated = `pinned.structure_hash <> present.structure_hash`;

/** SQL: learners may be judged by it. */
export const isOffered = `a.retired_at IS NULL AND q.retired_at IS NULL AND NOT (${isOutdated})`;
