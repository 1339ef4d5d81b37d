import { generateSecrets } from './platform/config/secrets.js';

/** Fresh secrets, as lines of an environment file. */
for (const [name, value] of Object.entries(await generateSecrets())) {
  process.stdout.write(`${name}=${value}\n`);
}
