import type { TestApi } from './test-api.js';

/** Those that a client library can send. */
const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'] as const;

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
}

export interface Route {
  readonly method: string;
  /** As it was declared. */
  readonly pattern: string;
  /** With ids filled in. */
  readonly path: string;
}

/** Every route that Express knows. */
export function routesOf({ app }: TestApi): Route[] {
  const express: { router: { stack: unknown } } = app.getHttpAdapter().getInstance();
  const layers = express.router.stack as Layer[];
  return layers.flatMap(({ route }) => {
    if (!route) return [];
    const path = route.path.replace(/:\w+/g, 'some-id').replace('{*path}', 'nowhere/at/all');
    return METHODS.filter((method) => route.methods[method]).map((method) => ({
      method: method.toUpperCase(),
      pattern: route.path,
      path,
    }));
  });
}
