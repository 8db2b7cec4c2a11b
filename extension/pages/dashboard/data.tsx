import type { Overview } from '../../messages.ts';
import { useSpeech } from '../../ui/speech.ts';
import { ImportFiles } from './import-files.tsx';
import { ShortForm } from './short-form.tsx';
import { Stored } from './stored.tsx';

interface Props {
  readonly overview: Overview;
  reload(): Promise<void>;
}

/** Where facts come in, and what of them is stored. */
export function Data({ overview, reload }: Props) {
  const { words } = useSpeech();
  return (
    <>
      <header class="page-head">
        <h1>{words.data}</h1>
      </header>
      <ImportFiles reload={reload} />
      <ShortForm overview={overview} reload={reload} />
      <Stored overview={overview} reload={reload} />
    </>
  );
}
