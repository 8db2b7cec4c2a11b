import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** The width that an element has, and again whenever it changes. */
export function useWidth() {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  // Before anything is painted: what changes its size under a hand is missed by it.
  useLayoutEffect(() => {
    if (element.current === null) return undefined;
    setWidth(Math.max(280, Math.floor(element.current.clientWidth)));
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(280, Math.floor(entry.contentRect.width)));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [width, element] as const;
}
