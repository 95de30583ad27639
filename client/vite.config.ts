import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const API = `http://localhost:${process.env['PORT'] ?? '4000'}`;
const toApi = { target: API };

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss()],
  resolve: { conditions: ['@cushing/source', 'module', 'browser', 'development|production'] },
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    reportCompressedSize: false,
    // The explorer's editor is one large chunk of its own page.
    chunkSizeWarningLimit: 4_000,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: 'index.html', explorer: 'explorer.html' },
    },
  },
  // The explorer's editor starts workers that the optimizer cannot read; in development the built explorer serves.
  optimizeDeps: { entries: ['index.html'] },
  server: {
    port: 5173,
    proxy: {
      '/graphql': { ...toApi, ws: true },
      '/auth': toApi,
      '/health': toApi,
      '/explorer': toApi,
      '/assets': toApi,
      '/exports': toApi,
      '/reports/daily': toApi,
      // Files are sent to where the page of imports stands.
      '/imports': { ...toApi, bypass: ({ method, url }) => (method === 'POST' ? undefined : url) },
    },
  },
});
