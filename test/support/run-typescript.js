import { registerHooks } from 'node:module';

/**
 * Lets Node run TypeScript of this folder as it is: `src` is taken from the build, which has the
 * decorators and the OpenAPI plugin behind it, and a relative `.js` beside a `.ts` is that `.ts`.
 */
registerHooks({
  resolve(specifier, context, next) {
    const isOurs = /^\.{1,2}\/.*\.js$/u.test(specifier) && context.parentURL?.endsWith('.ts');
    if (!isOurs) return next(specifier, context);
    const url = new URL(specifier, context.parentURL).href;
    const built = url.replace(/\/src\/(?!.*\/src\/)/u, '/dist/src/');
    return next(built === url ? url.replace(/\.js$/u, '.ts') : built, context);
  },
});
