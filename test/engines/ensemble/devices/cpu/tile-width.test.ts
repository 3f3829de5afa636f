import { describe, expect, it } from 'vitest'
import { wideTilesPay } from '../../../../../src-main/engines/ensemble/devices/cpu/tile-width.ts'

/** A clock that moves on by what each trial takes: slow at first, until the engine has compiled it. */
function bench({ narrowMs, wideMs, slowTrials = 6, wideSum = 1 }: { readonly narrowMs: number, readonly wideMs: number, readonly slowTrials?: number, readonly wideSum?: number }) {
  let time = 0, trials = 0
  const trial = (wide: boolean): number => {
    time += (wide ? wideMs : narrowMs) * (trials++ < slowTrials ? 10 : 1)
    return wide ? wideSum : 1
  }
  return { pays: wideTilesPay(trial, () => time), spentMs: time, trials }
}

describe('trying wide tiles', () => {
  it('takes them where they are faster', () => {
    expect(bench({ narrowMs: 0.1, wideMs: 0.06 }).pays).toBe(true)
  })

  it('does not take them where they are as fast, or slower', () => {
    expect(bench({ narrowMs: 0.1, wideMs: 0.097 }).pays).toBe(false)
    expect(bench({ narrowMs: 0.1, wideMs: 0.2 }).pays).toBe(false)
  })

  it('does not take what gives other numbers', () => {
    expect(bench({ narrowMs: 0.1, wideMs: 0.01, wideSum: 1 + 2 ** -50 }).pays).toBe(false)
  })

  it('waits until both have been compiled, and not for ever', () => {
    expect(bench({ narrowMs: 0.1, wideMs: 0.06, slowTrials: 100 })).toMatchObject({ pays: true, trials: 140 })
    const never = bench({ narrowMs: 0.1, wideMs: 0.1, slowTrials: Infinity })
    expect(never.pays).toBe(false)
    expect(never.spentMs).toBeLessThan(410)
  })
})
