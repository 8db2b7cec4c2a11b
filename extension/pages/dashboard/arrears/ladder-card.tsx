import type { AccountAssessment, ArrearsStatus } from 'duewatch';
import { FullLadder, Waiting } from '../../../ui/ladder.tsx';
import { useSpeech } from '../../../ui/speech.ts';
import { WhyTree } from '../../../ui/why-tree.tsx';
import { Signals } from '../signals.tsx';

/** The ladder with today's place, or what still waits once all is paid. */
export function LadderCard({ account }: { account: AccountAssessment }) {
  const { words, say, text } = useSpeech();
  const page = words.arrearsPage;
  const { arrears: status, signals } = account;
  const { readings, settlementResumes } = status;
  const rungOf = (name: ArrearsStatus['rung']) => (name === null ? '' : text(name.name));
  return (
    <section class="card" data-test="ladder-card">
      <h2>{status.state === 'paid' ? page.waiting : words.ladder}</h2>
      {status.state === 'paid' ? <Waiting waiting={status.waiting} /> : <FullLadder status={status} />}
      <WhyTree of={status} about={words.ladder} />
      {(readings.length > 0 || settlementResumes) && (
        <dl class="dw-facts ladder-notes">
          {settlementResumes && (
            <>
              <dt>{page.resumes}</dt>
              <dd>
                {say({
                  code: `resumes.${settlementResumes.because}`,
                  params: { day: settlementResumes.day },
                })}
              </dd>
            </>
          )}
          {readings.length > 0 && (
            <>
              <dt>{page.readings}</dt>
              <dd>
                {readings.map(({ counter, days, rung }) => (
                  <p key={counter}>
                    {page.otherReading(
                      say({ code: `counter.${counter}` }),
                      page.readingPlace(days, rungOf(rung)),
                    )}
                  </p>
                ))}
              </dd>
            </>
          )}
        </dl>
      )}
      <p class="soft">
        <a href="#data/ladders">{page.ownNotice}</a>
      </p>
      <Signals signals={signals} />
    </section>
  );
}
