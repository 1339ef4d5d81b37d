import { createHash, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import { parseSecretToken } from '../../src/kernel/secret-token.js';
import type { Learner } from '../../src/scheduling/domain/learner.js';

interface Holder extends Learner {
  tokenHash: Buffer;
}

/** The caller by their personal access token; null for one that does not work. */
export async function authenticate(pool: pg.Pool, header: string): Promise<Learner | null> {
  const token = header.slice('Bearer '.length);
  const parsed = parseSecretToken('rhs', token);
  if (parsed === null) return null;
  const { rows } = await pool.query<Holder>({
    name: 'token',
    text: `SELECT a.id, a.role, a.zone, a.rollover_hour AS "rolloverHour",
                  t.token_hash AS "tokenHash", t.scopes, t.last_used_at AS "lastUsedAt"
             FROM personal_access_token t JOIN account a ON a.id = t.account_id
            WHERE t.id = $1 AND t.expires_at > $2`,
    values: [parsed.id, new Date()],
  });
  const [holder] = rows;
  const hash = createHash('sha256').update(token).digest();
  return holder !== undefined && timingSafeEqual(holder.tokenHash, hash) ? holder : null;
}
