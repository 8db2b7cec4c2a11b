import type { PayoffPlan, WhatIf } from 'duewatch/arrears';
import type {
  AccountRunway,
  ArrearsQuestion,
  PlanQuestion,
  RunwayQuestion,
  WhatIfQuestion,
} from './account-arrears.ts';
import type { ArrearsAsk, ArrearsMessage } from './arrears.ts';
import type { Running } from './running.ts';

export type { AccountRunway, ArrearsScope } from './account-arrears.ts';

/** A worker of this page that answers one question after the other. */
export interface ArrearsWorker {
  plan(question: Omit<PlanQuestion, 'type' | 'cash' | 'worth'>): Running<PayoffPlan>;
  /** The plan with what limited cash does best. */
  allocate(question: Omit<PlanQuestion, 'type'>): Running<PayoffPlan>;
  whatIf(question: Omit<WhatIfQuestion, 'type'>): Running<WhatIf>;
  runway(question: Omit<RunwayQuestion, 'type' | 'pay'>): Running<AccountRunway>;
  /** The runway after payments that are tried. */
  runwayIf(question: Omit<RunwayQuestion, 'type'>): Running<AccountRunway>;
  close(): void;
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

export function startArrears(): ArrearsWorker {
  const worker = new Worker(new URL('./arrears.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const aborted = () => new DOMException('The question is no longer asked.', 'AbortError');
  worker.addEventListener('error', (event) => {
    for (const { reject } of waiting.values())
      reject(new Error(event.message || 'The worker did not start.'));
    waiting.clear();
  });
  worker.addEventListener('message', ({ data }: MessageEvent<ArrearsMessage>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.type === 'done') asked?.resolve(data.result);
    else asked?.reject(data.type === 'error' ? new Error(data.detail) : aborted());
  });
  const ask = <Result>(topic: string, question: ArrearsQuestion): Running<Result> => {
    last += 1;
    const id = last;
    const result = new Promise<Result>((resolve, reject) => {
      waiting.set(id, { resolve: (found) => resolve(found as Result), reject });
    });
    worker.postMessage({ id, topic, question } satisfies ArrearsAsk);
    const cancel = () => {
      waiting.get(id)?.reject(aborted());
      waiting.delete(id);
    };
    return { result, cancel };
  };
  return {
    plan: (question) => ask('plan', { type: 'plan', ...question }),
    allocate: (question) => ask('allocate', { type: 'plan', ...question }),
    whatIf: (question) => ask('what-if', { type: 'what-if', ...question }),
    runway: (question) => ask('runway', { type: 'runway', ...question }),
    runwayIf: (question) => ask('runway-if', { type: 'runway', ...question }),
    close: () => {
      worker.terminate();
      for (const { reject } of waiting.values()) reject(aborted());
      waiting.clear();
    },
  };
}
