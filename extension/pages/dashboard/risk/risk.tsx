import type { AccountRef } from 'duewatch';
import { explainProblem } from 'duewatch/text';
import { useRef, useState } from 'preact/hooks';
import { startRisk } from '../../../jobs/start-risk.ts';
import type { Overview } from '../../../messages.ts';
import { changeRiskFacts, type RiskFacts } from '../../../store/risk-facts.ts';
import { Empty } from '../../../ui/empty.tsx';
import { useSpeech } from '../../../ui/speech.ts';
import { tellChanged } from '../../tell-changed.ts';
import { worstFirst } from '../../worst-first.ts';
import { Computing } from '../computing.tsx';
import { platformsOf, usePacks } from '../packs.ts';
import { accountOf } from '../route.ts';
import { useRunning } from '../use-running.ts';
import { BasisCard } from './basis-card.tsx';
import { FlaggedOrders } from './flagged-orders.tsx';
import { PointsCard } from './points-card.tsx';
import { RestrictionsCard } from './restrictions-card.tsx';
import './risk.css';
import { type RiskPlace, riskPlaces } from './risk-places.ts';
import { RulesCard } from './rules-card.tsx';
import { ScoreCard } from './score-card.tsx';
import { ViolationsCard } from './violations-card.tsx';

interface Props {
  readonly overview: Overview;
  reload(): Promise<void>;
}

/** What an account can expect to lose and why, where it stands in the penalties, and what the platform holds against it. */
export function Risk({ overview, reload }: Props) {
  const { words, text, nameOf } = useSpeech();
  const page = words.riskPage;
  const [chosen, choose] = useState(() => accountOf(location.hash));
  const packs = usePacks();
  const places = riskPlaces(worstFirst(overview.assessment), packs);
  const place = places.find(({ key }) => key === chosen) ?? places[0];
  // Open platforms have no shops, so their accounts have no orders to look through.
  const isShop = platformsOf(packs).every(({ id }) => id !== place?.ref.platform);
  const labelOf = ({ ref, platformName, stored }: RiskPlace) => {
    const platform = platformName ? text(platformName) : ref.platform;
    return stored ? `${nameOf(ref)} · ${platform}` : page.newOn(platform);
  };
  return (
    <>
      <header class="page-head with-choices">
        <h1>{page.title}</h1>
        <div class="choices">
          {places.length > 1 && (
            <label class="choice">
              <span>{words.account}</span>
              <select
                data-test="account-choice"
                value={place?.key ?? ''}
                onChange={(event) => choose(event.currentTarget.value)}
              >
                {places.map((each) => (
                  <option key={each.key} value={each.key}>
                    {labelOf(each)}
                  </option>
                ))}
              </select>
            </label>
          )}
        </div>
      </header>
      {place && (
        <OfAccount
          key={place.key}
          account={place.ref}
          stateAsOf={overview.stateAsOf}
          // The one that begins here is chosen still once it is stored.
          onChange={async () => {
            choose(place.key);
            await reload();
          }}
        />
      )}
      {place && isShop && (
        <FlaggedOrders key={`orders/${place.key}`} account={place.ref} changedAt={overview.stateAsOf} />
      )}
    </>
  );
}

interface AccountProps {
  readonly account: AccountRef;
  readonly stateAsOf: number | null;
  onChange(): Promise<void>;
}

function OfAccount({ account: { platform, id }, stateAsOf, onChange }: AccountProps) {
  const { words, on, locale } = useSpeech();
  const page = words.riskPage;
  const [changes, setChanges] = useState(0);
  const found = useRunning(() => startRisk({ account: { platform, id }, on }), [on, stateAsOf, changes]);
  const change = async (to: (facts: RiskFacts) => RiskFacts) => {
    await changeRiskFacts({ platform, id }, to, Date.now());
    setChanges((count) => count + 1);
    await tellChanged();
    await onChange();
  };
  const goTo = (selector: string) => {
    const target = document.querySelector<HTMLElement>(selector);
    target?.scrollIntoView({ block: 'center' });
    target?.focus({ preventScroll: true });
  };
  const computing = <Computing of={found} label={page.computing} failed={page.failed} />;
  // Where computing again fails, that is said, and what is typed into the forms stays.
  const last = useRef(found.result);
  last.current = found.result ?? last.current;
  if (last.current === undefined) return computing;
  const { risk, standing, facts } = last.current;
  const { violations = [], points = [], restrictions = [], traits = {}, risk: basis = {} } = facts;
  const problems = [...risk.problems, ...standing.problems].filter(
    (problem, index, all) =>
      all.findIndex(({ code, path }) => code === problem.code && path === problem.path) === index,
  );
  const { pack } = standing;
  const isEmpty = risk.score.reasons.length === 0;
  return (
    <>
      {computing}
      {isEmpty && (pack.penalties ?? []).length > 0 && (
        <section class="card" data-test="risk-empty">
          <Empty title={violations.length === 0 ? page.emptyTitle : page.nothingTitle}>
            <p>{violations.length === 0 ? page.emptyText : page.nothingText}</p>
          </Empty>
        </section>
      )}
      {!isEmpty && (
        <ScoreCard
          score={risk.score}
          hasOutcomes={(basis.outcomes ?? []).some(({ happened }) => happened !== null)}
          goTo={goTo}
        />
      )}
      {problems.length > 0 && (
        <section class="card" data-test="risk-problems">
          <ul class="problems">
            {problems.map((problem) => (
              <li key={`${problem.code}${problem.path}`} data-severity={problem.severity}>
                {explainProblem(problem, locale)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <ViolationsCard
        pack={pack}
        violations={violations}
        standing={standing.violations}
        change={(to) => change((all) => ({ ...all, violations: to(all.violations ?? []) }))}
      />
      {standing.points.length > 0 && (
        <PointsCard
          pack={pack}
          records={points}
          standing={standing.points}
          change={(to) => change((all) => ({ ...all, points: to(all.points ?? []) }))}
        />
      )}
      <RestrictionsCard
        pack={pack}
        restrictions={restrictions}
        violations={violations}
        change={(to) => change((all) => ({ ...all, restrictions: to(all.restrictions ?? []) }))}
      />
      <BasisCard
        score={risk.score}
        facts={basis}
        change={(to) => change((all) => ({ ...all, risk: to(all.risk ?? {}) }))}
      />
      <RulesCard
        standing={standing}
        traits={traits}
        change={(read) =>
          change((all) => ({
            ...all,
            traits: Object.fromEntries(
              Object.entries({ ...all.traits, ...read }).flatMap(([key, value]) =>
                value === null ? [] : [[key, value]],
              ),
            ),
          }))
        }
      />
    </>
  );
}
