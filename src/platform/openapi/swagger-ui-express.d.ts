declare module 'swagger-ui-express' {
  import type { RequestHandler } from 'express';

  interface Options {
    customSiteTitle: string;
    swaggerUrl: string;
    swaggerOptions: Record<string, unknown>;
  }

  const swaggerUi: {
    serveFiles(document: undefined, options: Options): RequestHandler[];
    setup(document: undefined, options: Options): RequestHandler;
  };
  export default swaggerUi;
}
