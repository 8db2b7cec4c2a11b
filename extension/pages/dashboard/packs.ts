import type { Pack } from 'duewatch';
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { packsInForce, shippedPacks } from '../../store/packs-in-force.ts';

/** The packs that results are computed by; the shipped ones outside of the dashboard. */
export const Packs = createContext<readonly Pack[]>(shippedPacks);

/** The packs in force, in every section. */
export function usePacks(): readonly Pack[] {
  return useContext(Packs);
}

/** Reads the packs in force, and again with each change of what is stored; undefined until they are read. */
export function useReadPacks(stateAsOf: number | null): readonly Pack[] | undefined {
  const [packs, setPacks] = useState<readonly Pack[]>();
  useEffect(() => {
    let gone = false;
    packsInForce().then(
      (read) => {
        if (!gone) setPacks(read);
      },
      (error) => console.error('Duewatch, packs:', error),
    );
    return () => {
      gone = true;
    };
  }, [stateAsOf]);
  return packs;
}

/** Those of open platforms, whose use is paid for and whose arrears have steps. */
export function platformsOf(packs: readonly Pack[]): readonly Pack[] {
  return packs.filter(({ tariffs, ladders }) => tariffs.length > 0 || ladders.length > 0);
}
