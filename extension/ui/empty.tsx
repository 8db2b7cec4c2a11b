import type { ComponentChildren } from 'preact';

/** A place with nothing in it yet: what it is for, and what to do. */
export function Empty({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="dw-empty" data-test="empty">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
