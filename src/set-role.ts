import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { configure, type Stop } from './configure.js';
import { explainStartFailure } from './explain-start-failure.js';
import { RoleService } from './identity/role.service.js';
import { AppError } from './kernel/app-error.js';
import { processEnv } from './platform/config/process-env.js';
import { SystemClock } from './platform/config/system-clock.js';
import { migrate } from './platform/database/migrate.js';
import { roles, type Role } from './platform/http/access.js';

/**
 * Gives an account a role, on behalf of whoever runs the server: `account:role -- <email> <role>`.
 * Nobody becomes the first admin by registering, since an address is not proved.
 */
async function setRole(email: string, role: Role): Promise<void> {
  const stops: Stop[] = [];
  try {
    const env = processEnv({ RUN_JOBS: 'false', SEED_KIT: 'false' });
    const config = await configure(env, stops);
    if (config.runMigrations) await migrate(config);
    const module = AppModule.forRoot(config, new SystemClock());
    const app = await NestFactory.createApplicationContext(module, {
      abortOnError: false,
      logger: ['error', 'fatal'],
    });
    stops.push(() => app.close());
    await app.get(RoleService).assign(email, role);
    process.stdout.write(`${email} is now ${role}.\n`);
  } finally {
    for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) await stop();
  }
}

async function main(): Promise<void> {
  const [email, wanted] = process.argv.slice(2);
  const role = roles.find((each) => each === wanted);
  if (email === undefined || role === undefined) {
    process.stderr.write(`Usage: npm run account:role -- <email> <${roles.join('|')}>\n`);
    process.exitCode = 1;
    return;
  }
  try {
    await setRole(email, role);
  } catch (error) {
    const isUnknown = error instanceof AppError && error.code === 'not-found';
    const reason = isUnknown ? `No account has the e-mail address ${email}.` : null;
    process.stderr.write(`${reason ?? explainStartFailure(error)}\n`);
    process.exitCode = 1;
  }
}

await main();
