/** What the marker and the panel, two scripts in one isolated world, share. */
export interface Overlay {
  /** Ours alone: closed, so that the page sees one empty element. */
  readonly root: ShadowRoot;
  /** Ends when this copy of the marker goes away. */
  readonly signal: AbortSignal;
  /** Set by the panel once it is there: opens or closes it. */
  toggle?: () => void;
  /** Set by the panel too: closes it without taking the focus. */
  close?: () => void;
  /** The panel says whether it is open; on closing by hand it wants the focus back where it came from. */
  opened(open: boolean, takeFocus: boolean): void;
}

const key = Symbol.for('duewatch.overlay');
type World = { [key]?: Overlay & { end(): void } };

/** The overlay of this page, or undefined where no marker runs. */
export function currentOverlay(): Overlay | undefined {
  return (globalThis as World)[key];
}

/** Makes this the overlay of the page; a copy that was injected before ends. */
export function takeOver(overlay: Overlay & { end(): void }): void {
  (globalThis as World)[key]?.end();
  (globalThis as World)[key] = overlay;
}

/** Takes the overlay away, unless a newer copy has taken over. */
export function release(overlay: Overlay): void {
  if ((globalThis as World)[key] === overlay) delete (globalThis as World)[key];
}
