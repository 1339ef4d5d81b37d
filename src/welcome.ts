import type { DemoAccess } from './identity/demo-accounts.service.js';

/** What somebody who has just started the server needs: where it is, and a request that works. */
export function welcome(baseUrl: string, demos: readonly DemoAccess[]): string {
  const lines = [
    '',
    `Rehearse is listening on ${baseUrl}`,
    `  documentation   ${baseUrl}/docs`,
    `  OpenAPI         ${baseUrl}/openapi.json`,
  ];
  for (const { role, token } of demos) {
    const path = role === 'learner' ? '/v1/queue' : '/v1/banks';
    lines.push('', `Try it as the demo ${role}:`, '');
    lines.push(`  curl -H 'Authorization: Bearer ${token}' ${baseUrl}${path}`);
  }
  return `${lines.join('\n')}\n\n`;
}
