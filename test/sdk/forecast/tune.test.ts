import { it } from 'vitest';
import { backtest } from './backtest.ts';
it('tunes', () => {
  const t = performance.now();
  const scores = backtest({ seed: Number(process.env.SEED ?? 501), series: Number(process.env.N ?? 60), origins: 4, ...(process.env.KINDS ? { kinds: process.env.KINDS.split(',') } : {}) });
  const rows = scores.map((s) => `${s.kind.padEnd(14)} ${String(s.horizon).padStart(2)} ${s.ratio.toFixed(2)}  80: ${(s.in80*100).toFixed(1)}  95: ${(s.in95*100).toFixed(1)}   naive ${(s.naive80*100).toFixed(0)} ${(s.naive95*100).toFixed(0)}`);
  for (const h of [7,14,28]) { const of = scores.filter((s) => s.horizon===h); rows.push(`all ${h} ${(of.reduce((a,s)=>a+s.ratio,0)/of.length).toFixed(2)} ${(of.reduce((a,s)=>a+s.in80,0)/of.length*100).toFixed(1)} ${(of.reduce((a,s)=>a+s.in95,0)/of.length*100).toFixed(1)}`); }
  console.log(rows.join('\n'), performance.now() - t);
}, 100000);
