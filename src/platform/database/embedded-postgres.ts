import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import {
  chooseAccount,
  clearPartials,
  makeDataDir,
  openCluster,
  superuser,
} from './embedded-postgres-cluster.js';
import { explainError, explainOutput, isPassing, isPortTaken } from './embedded-postgres-error.js';
import { claimDataDir } from './embedded-postgres-owner.js';
import { findPrograms } from './embedded-postgres-programs.js';
import { launchServer, stopLeftover, type ServerOptions } from './embedded-postgres-server.js';

export { EmbeddedPostgresError } from './embedded-postgres-error.js';

/** How to run the embedded database. */
export interface EmbeddedPostgresOptions {
  /** The folder that keeps it between starts; made if missing, for this program alone. */
  readonly dataDir: string;
  /** The port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** Receives what the server prints, a line at a time. */
  readonly log: (line: string) => void;
  /** Server settings such as `fsync: 'off'`, for tests whose data nobody will miss. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A running embedded database. */
export interface RunningPostgres {
  /** Where to connect, password included. */
  readonly url: string;
  /** Shuts down cleanly, within ten seconds; to be called when the clients are done. */
  stop(): Promise<void>;
}

const databaseName = 'rehearse';

/**
 * Serves the PostgreSQL that comes with the npm package from a data folder of ours, so that the API
 * runs on a machine with nothing else installed. It heals what an earlier process left behind: an
 * unfinished first start, a server still running, a crash.
 *
 * @throws EmbeddedPostgresError with one sentence for the user when the machine does not allow it
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<RunningPostgres> {
  let release: () => void = () => undefined;
  try {
    const dataDir = await makeDataDir(options.dataDir);
    const account = await chooseAccount(dataDir);
    release = claimDataDir(dataDir);
    await clearPartials(dataDir);
    const programs = await findPrograms(dataDir, account);
    const { settings = {}, log } = options;
    const isDurable = settings['fsync'] !== 'off';
    const cluster = await openCluster({ programs, account, dataDir, isDurable, log });
    const { folder, password } = cluster;
    const server = { programs, account, folder, settings, port: options.port, log };
    await stopLeftover(server);
    const { port, stop } = await launch(server, dataDir);
    const urlOf = (name: string) => `postgres://${superuser}:${password}@127.0.0.1:${port}/${name}`;
    try {
      await createDatabase(urlOf('postgres'));
    } catch (error) {
      await stop();
      throw explainOutput(String(error), { dataDir, port });
    }
    let stopped: Promise<void> | undefined;
    return {
      url: urlOf(databaseName),
      // Once only: by a second call the folder may be claimed by someone else.
      stop: () => (stopped ??= stop().finally(release)),
    };
  } catch (error) {
    release();
    throw explainError(error, options);
  }
}

async function launch(
  server: ServerOptions,
  dataDir: string,
): Promise<{ port: number; stop: () => Promise<void> }> {
  for (let attemptsLeft = 20; ; attemptsLeft -= 1) {
    const port = server.port === 0 ? await findFreePort() : server.port;
    const launched = await launchServer({ ...server, port });
    if (launched.kind === 'ready') return { port, stop: launched.stop };
    const { output } = launched;
    // A free port may be snatched before the server gets to it.
    const mayPass = isPassing(output) || (server.port === 0 && isPortTaken(output));
    if (!mayPass || attemptsLeft === 0) throw explainOutput(output, { dataDir, port });
    await delay(250);
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function createDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const sql = 'SELECT 1 FROM pg_database WHERE datname = $1';
    const { rowCount } = await client.query(sql, [databaseName]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  } finally {
    await client.end();
  }
}
