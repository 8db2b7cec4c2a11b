/** Constants that tell a test build from a shipped one; declared in extension/env.d.ts. */
export function defines({ test }: { test: boolean }) {
  return { __TEST__: String(test), __OPEN_SHADOW__: String(test) };
}
