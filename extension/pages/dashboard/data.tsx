import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Overview } from '../../messages.ts';
import { readAccountHeads } from '../../store/facts.ts';
import { readImports } from '../../store/imports.ts';
import type { ImportRecord, StoredAccount } from '../../store/schema.ts';
import { useSpeech } from '../../ui/speech.ts';
import { CaseFacts } from './case-facts/case-facts.tsx';
import { ImportFiles } from './import-files.tsx';
import { LaddersOfAccounts } from './own-ladder/ladders-of-accounts.tsx';
import { ShortForm } from './short-form.tsx';
import { Stored } from './stored.tsx';

interface Props {
  readonly overview: Overview;
  reload(): Promise<void>;
}

/** Where facts come in, and what of them is stored. */
export function Data({ overview, reload }: Props) {
  const { words } = useSpeech();
  const [stored, setStored] = useState<{ heads: StoredAccount[]; imports: ImportRecord[] }>();
  const [failed, setFailed] = useState(false);
  const read = useCallback(async () => {
    try {
      const [heads, imports] = await Promise.all([readAccountHeads(), readImports()]);
      setStored({ heads, imports });
    } catch (error) {
      console.error('Duewatch, data:', error);
      setFailed(true);
    }
  }, []);
  // All that is stored bears the moment of its last change, whoever changed it.
  useEffect(() => void read(), [overview.stateAsOf, read]);
  return (
    <>
      <header class="page-head">
        <h1>{words.data}</h1>
      </header>
      {failed && <p role="alert">{words.failed}</p>}
      {/* At once or not at all: what appears late would move what is about to be clicked. */}
      {stored && (
        <>
          <ImportFiles reload={reload} />
          <ShortForm overview={overview} heads={stored.heads} reload={reload} />
          <LaddersOfAccounts overview={overview} heads={stored.heads} reload={reload} />
          <CaseFacts overview={overview} heads={stored.heads} reload={reload} />
          <Stored overview={overview} imports={stored.imports} reload={reload} />
        </>
      )}
    </>
  );
}
