import { describe, expect, it } from 'vitest'
import { createProgressBar } from '../../src-main/cli/progress-bar.ts'
import type { Terminal } from '../../src-main/cli/terminal.ts'
import { fakeRun } from '../api/fake-lab.ts'

function said(interactive: boolean): { readonly terminal: Terminal; readonly lines: () => string[] } {
  let text = ''
  const terminal: Terminal = { out: () => undefined, err: (part) => { text += part }, interactive, environment: {}, platform: 'linux', homeDir: '/', onInterrupt: () => () => undefined }
  // What a line was written over with is what somebody sees.
  return { terminal, lines: () => text.split('\n').map((line) => line.split('\r\u001b[K').at(-1) ?? '') }
}

const failed = { ...fakeRun, id: 'a', seed: 1, status: 'failed', reason: 'The disk is full.' } as const
const lost = { ...fakeRun, id: 'b', seed: 2, status: 'interrupted', reason: 'killed by SIGKILL' } as const
const done = { ...fakeRun, id: 'c', seed: 3, status: 'done', reason: null } as const
const troubles = ['seed 1: failed (The disk is full.)', 'seed 2: interrupted (killed by SIGKILL)']

describe('the progress of runs', () => {
  it('tells on a terminal what failed and why, once, above the bar', () => {
    const { terminal, lines } = said(true)
    const bar = createProgressBar(terminal)
    bar.show([failed, lost, done])
    bar.show([failed, lost, done])
    expect(lines()).toEqual([...troubles, expect.stringMatching(/^\[#+\] 100 % {2}3 of 3 seeds$/)])
    bar.end()
    expect(lines()).toEqual([...troubles, ''])
  })

  it('is a line for each run in a log', () => {
    const { terminal, lines } = said(false)
    const bar = createProgressBar(terminal)
    bar.show([failed, lost, done])
    bar.end()
    expect(lines()).toEqual([...troubles, 'seed 3: done', ''])
  })
})
