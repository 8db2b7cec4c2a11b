import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface FocusNext<Element> {
  readonly within: RefObject<Element>;
  /** Focuses what this selects, as soon as it is there. */
  focusNext(selector: string): void;
}

/** Where the keyboard goes on after what it stood on is gone. */
export function useFocusNext<Element extends HTMLElement = HTMLElement>(): FocusNext<Element> {
  const within = useRef<Element>(null);
  const next = useRef('');
  useLayoutEffect(() => {
    const target = next.current && within.current?.querySelector<HTMLElement>(next.current);
    if (!target) return;
    next.current = '';
    target.focus();
  });
  return {
    within: within as RefObject<Element>,
    focusNext: (selector) => {
      next.current = selector;
    },
  };
}
