import type { SignedUp } from './login.js';
import { targetsPath } from './readiness.js';
import type { TestApp } from './test-app.js';

/** What tests read out of a new link. */
export interface ShareLinkBody {
  id: string;
  targetId: string;
  sections: string[];
  showName: boolean;
  frozen: boolean;
  createdAt: string;
  expiresAt: string;
  url: string;
}

/** Makes a link that shows the score and the skills, or what the test says. */
export async function shareReport(
  app: TestApp,
  owner: SignedUp,
  targetId: string,
  wish: object = {},
): Promise<ShareLinkBody> {
  const response = await app.http
    .post(`${targetsPath}/${targetId}/share-links`)
    .set(owner.auth)
    .send({ sections: ['overall', 'skills'], ...wish });
  if (response.status !== 201) throw new Error(`share link: ${response.text}`);
  return response.body as ShareLinkBody;
}

/** The path under which a link is opened, wherever the server runs. */
export const pathOf = ({ url }: Pick<ShareLinkBody, 'url'>): string => new URL(url).pathname;
