/**
 * A common table expression for SQL that reads the log: what was last said of each event of learner $1
 * that was ever undone. An event stands unless its `reversal.kind` is 'void'.
 */
export const lastReversals = `
  reversal AS (
    SELECT DISTINCT ON (target_id) target_id, kind FROM review_event
     WHERE learner_id = $1 AND kind IN ('void', 'unvoid')
     ORDER BY target_id, occurred_at DESC, id DESC)`;
