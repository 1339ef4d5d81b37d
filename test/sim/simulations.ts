import { simulate as balance } from './balance.js';
import { simulate as forecast } from './forecast.js';
import { simulate as interviewGoal } from './interview-goal.js';
import { simulate as limits } from './limits.js';
import { simulate as peerReliability } from './peer-reliability.js';
import { simulate as readiness } from './readiness.js';
import { simulate as readinessStudyNext } from './readiness-study-next.js';
import { simulate as readinessWorlds } from './readiness-worlds.js';
import type { Simulate } from './simulation.js';

/** What `npm run sim` runs, by the name it is asked for with. */
export const simulations: Readonly<Record<string, Simulate>> = {
  balance,
  forecast,
  'interview-goal': interviewGoal,
  limits,
  'peer-reliability': peerReliability,
  readiness,
  'readiness-study-next': readinessStudyNext,
  'readiness-worlds': readinessWorlds,
};
