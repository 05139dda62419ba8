import { defineConfig } from 'vite';

const API = 'http://127.0.0.1:8080';

// The JSX of React needs no plugin: Vite compiles it by what tsconfig.json says.
export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions: ['rollcall-source', 'module', 'browser', 'production'] },
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    target: 'es2023',
    // The policy of the page allows no data: scripts, and small files cost nothing on a LAN.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    // "use client" in each file of Mantine means nothing here.
    rolldownOptions: {
      onLog: (level, log, handle) => log.code === 'MODULE_LEVEL_DIRECTIVE' || handle(level, log),
    },
  },
  // For whoever works on the console: `npx vite apps/console` beside a `rollcall demo`.
  server: { proxy: { '/api': { target: API, ws: true }, '/sign-in': API } },
});
