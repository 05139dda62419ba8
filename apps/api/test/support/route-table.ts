import type { TestApi } from './test-api.js';

/** Those that a client library can send. */
const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'] as const;

export interface Route {
  readonly method: (typeof METHODS)[number];
  /** As Express knows it, such as `/api/v1/services/:id`. */
  readonly pattern: string;
  /** The same with ids filled in. */
  readonly path: string;
}

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
}

/** Every route that the application's Express knows. */
export function routesOf({ app }: TestApi): Route[] {
  const express: { router: { stack: unknown } } = app.getHttpAdapter().getInstance();
  const layers = express.router.stack as Layer[];
  return layers.flatMap(({ route }) => {
    if (!route) return [];
    const path = route.path.replace(/:\w+/g, 'some-id').replace('{*path}', 'nowhere/at/all');
    const methods = METHODS.filter((method) => route.methods[method]);
    return methods.map((method) => ({ method, pattern: route.path, path }));
  });
}
