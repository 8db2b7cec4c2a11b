import { dayOf } from 'duewatch';
import { explainProblem, formatDay } from 'duewatch/text';
import type { SetAside } from '../../../store/packs.ts';
import { shippedPacks } from '../../../store/packs-in-force.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { Mark } from '../../../ui/state.tsx';
import { saveText } from '../cost/save-text.ts';
import { Back } from './back.tsx';

interface Props {
  readonly setAside: SetAside;
  /** Called once it is removed. */
  onRemoved(): Promise<void>;
}

/** So many problems tell what is wrong; a pack of an older format has one at every value. */
const most = 8;

/** An imported pack that can no longer be read: what is wrong, what holds in its place, and the file itself. */
export function SetAsidePack({ setAside, onRemoved }: Props) {
  const { words, locale, on, text } = useSpeech();
  const page = words.rulesPage;
  const { id, at, pack, problems } = setAside;
  const shipped = shippedPacks.find((each) => each.id === id);
  const accepted = at === null ? null : formatDay(dayOf(at), locale, on);
  return (
    <section class="card" data-test="set-aside" data-pack={id}>
      <h2 class="dw-line">
        <Mark state="unknown" />
        {page.setAside(shipped ? text(shipped.name) : id)}
      </h2>
      <p>{shipped ? page.shippedHolds : page.noneHolds}</p>
      {accepted !== null && <p class="soft">{page.acceptedOn(accepted)}</p>}
      <ul class="problems">
        {problems.length === 0 && <li data-severity="error">{page.otherPack}</li>}
        {problems.slice(0, most).map((problem) => (
          <li key={JSON.stringify(problem)} data-severity={problem.severity}>
            {explainProblem(problem, locale)}
          </li>
        ))}
      </ul>
      {problems.length > most && <p class="soft">{page.moreOf(problems.length - most)}</p>}
      <div class="buttons">
        <button
          type="button"
          class="dw-button"
          data-test="set-aside-save"
          onClick={() =>
            saveText(
              `duewatch-pack-${id.replace(/[^a-z0-9-]+/gi, '-')}.json`,
              'application/json',
              `${JSON.stringify(pack ?? null, null, 2)}\n`,
            )
          }
        >
          {page.saveFile}
        </button>
      </div>
      <Back id={id} label={page.removeFile} onRemoved={onRemoved} />
    </section>
  );
}
