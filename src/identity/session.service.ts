import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import type { CurrentUser } from '../platform/http/current-user.js';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import type { Session } from './domain/session.js';
import { SessionRepository } from './session.repository.js';

/** The devices on which somebody is signed in. */
@Injectable()
export class SessionService {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  async list(user: CurrentUser, { limit, cursor }: PageQueryDto): Promise<Page<Session>> {
    const scope = ['sessions', user.id];
    const position = this.cursors.decode(cursor, scope);
    const sessions = await this.sessions.listLive(user.id, {
      beforeId: position === null ? null : String(position[0]),
      limit: limit + 1,
      now: this.clock.now(),
    });
    return this.cursors.toPage(
      sessions,
      { limit, scope },
      { positionOf: ({ id }) => [id], toItem: (session) => session },
    );
  }

  async revoke(user: CurrentUser, sessionId: string): Promise<void> {
    const now = this.clock.now();
    if (!(await this.sessions.revokeOwned(user.id, sessionId, now))) throw notFound('session');
  }

  /** Ends the session that the call came through. */
  async logOut({ id, sessionId }: CurrentUser): Promise<void> {
    if (sessionId !== null) await this.sessions.revokeOwned(id, sessionId, this.clock.now());
  }
}
