import type { AccountAssessment, Pack } from 'duewatch';
import type { AnyLadder, Ladder } from 'duewatch/schema';
import { formatAmount } from 'duewatch/text';
import type { StoredAccount } from '../../../store/schema.ts';
import { Amount } from '../../../ui/amount.tsx';
import { Ladder as LadderPicture } from '../../../ui/ladder.tsx';
import { useSpeech } from '../../../ui/speech.ts';
import { Mark } from '../../../ui/state.tsx';
import { ladderPreview } from './ladder-preview.ts';
import { percentOf } from './percent.ts';

interface Props {
  /** Undefined while something is wrong with it. */
  readonly ladder: AnyLadder | undefined;
  readonly pack: Pack;
  readonly account: AccountAssessment;
  readonly facts: StoredAccount;
}

/** The ladder as it would stand for this account today. */
export function Preview({ ladder, ...props }: Props) {
  const { words } = useSpeech();
  return (
    <section class="own-preview" data-test="own-preview">
      <h3>{words.ownLadder.preview}</h3>
      {ladder === undefined && <p class="soft">{words.ownLadder.noPreview}</p>}
      {ladder !== undefined && isLevel(ladder) && <Levels ladder={ladder} account={props.account} />}
      {ladder !== undefined && !isLevel(ladder) && <Days ladder={ladder} {...props} />}
    </section>
  );
}

type LevelLadder = Exclude<AnyLadder, Ladder>;

function isLevel(ladder: AnyLadder): ladder is LevelLadder {
  return ladder.kind === 'quota' || ladder.kind === 'balance';
}

function Days({ ladder, pack, account, facts }: Omit<Props, 'ladder'> & { readonly ladder: Ladder }) {
  const { words, text, on } = useSpeech();
  const own = words.ownLadder;
  const { status, unplaced, real, holds } = ladderPreview(ladder, pack, account, facts, on);
  return (
    <>
      <p class="soft">
        {[!holds && own.notToday, real ? own.previewReal : own.previewSupposed].filter(Boolean).join(' ')}
      </p>
      <LadderPicture status={status} />
      {unplaced.length > 0 && (
        <p class="dw-unknown own-unplaced">
          {own.unplaced(unplaced.map(({ name }) => text(name)).join(words.comma))}
        </p>
      )}
    </>
  );
}

/** The rungs of a quota or a balance, one below the other. */
function Levels({ ladder, account }: { readonly ladder: LevelLadder; readonly account: AccountAssessment }) {
  const { words, say, text, locale } = useSpeech();
  const own = words.ownLadder;
  const rungs = ladder.versions[0]?.rungs ?? [];
  const nameOf = ({ name, threshold }: (typeof rungs)[number]) => {
    if (!('value' in threshold)) return `${text(name)}${words.colon}${words.notKnown}`;
    const { value } = threshold;
    const at =
      'share' in value
        ? own.shareReached(percentOf(value.share))
        : own.amountReached(formatAmount(value.amount));
    // A name that was made of the threshold would say it twice.
    return /^(额度用到|余额低于)/.test(name['zh-CN']) ? at : `${text(name)}${words.colon}${at}`;
  };
  return (
    <>
      <p class="soft">{own.previewOther}</p>
      {ladder.kind === 'balance' && account.settlement && (
        <p class="dw-pair">
          <span>{own.balanceNow}</span>
          <Amount value={account.settlement.prepaid} />
        </p>
      )}
      <ol class="dw-ladder" lang={locale}>
        {rungs.map((rung) => (
          <li key={rung.id} class="dw-rung dw-ahead">
            <Mark state={rung.unknown ? 'unknown' : 'coming'} />
            <div class="dw-rung-text">
              <p class="dw-rung-head">
                <strong>{nameOf(rung)}</strong>
              </p>
              <ul class="dw-measures">
                {rung.measures.map(({ id, kind, modality }) => (
                  <li key={id}>
                    <span>
                      {say({ code: `measure.${kind}.next` })}
                      {modality === 'may' && <em> {words.may}</em>}
                    </span>
                  </li>
                ))}
              </ul>
              {rung.unknown && <p class="dw-unknown">{text(rung.unknown)}</p>}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
