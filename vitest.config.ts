import { defineConfig } from 'vitest/config';
import { defines } from './vite.config.ts';

// Node resolves a linked package through `ssr`, pages through `resolve`: both must see the SDK's source.
const conditions = ['duewatch-source', 'import', 'module', 'default'];
const shared = {
  define: defines({ test: true }),
  resolve: { conditions },
  ssr: { resolve: { conditions: [...conditions, 'node'] } },
};

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: ['test/{sdk,extension}/**/*.test.{ts,tsx}'],
          environment: 'node',
          // How long a test takes depends on the machine, and says nothing about the code.
          testTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'house',
          include: ['test/house/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.{chromium,firefox}.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
