/**
 * Between what shares the true one lies in 95 of 100 cases, whatever it is, when `yes` of `yes + no` cases came out so: the
 * exact interval of Clopper and Pearson. From 0 to 1 where there are no cases.
 *
 * @example shareBounds(0, 0) // { low: 0, high: 1 }
 * @example shareBounds(0, 10) // { low: 0, high: 0.3084… }
 */
export function shareBounds(yes: number, no: number): { readonly low: number; readonly high: number } {
  const atMost = tail(yes + no);
  return {
    low: yes === 0 ? 0 : 1 - solve((share) => atMost(no, share)),
    high: no === 0 ? 1 : solve((share) => atMost(yes, share)),
  };
}

const outside = 0.025;

/** The share at which a falling probability comes down to what may lie outside. */
function solve(probability: (share: number) => number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (probability(middle) > outside) low = middle;
    else high = middle;
  }
  return high;
}

/** How likely at most `most` of `cases` are, each with the chance `share`. By logarithms: many cases make powers too small. */
function tail(cases: number) {
  const ways = [0];
  for (let one = 1; one <= cases; one++) ways.push((ways[one - 1] ?? 0) + Math.log((cases - one + 1) / one));
  return (most: number, share: number) => {
    let total = 0;
    for (let one = 0; one <= most; one++)
      total += Math.exp((ways[one] ?? 0) + one * Math.log(share) + (cases - one) * Math.log1p(-share));
    return total;
  };
}
