import { describe, expect, it } from 'vitest'
import { askBeforeClosing } from '../../src-main/shell/close-question.ts'
import type { RunStatus } from '../../src-main/lab/types.ts'
import { fakeLab, fakeRun } from '../api/fake-lab.ts'
import { createStandIn } from './electron-stand-in/electron.ts'

/** Closes a window over runs of these states; the user presses `answer`. */
function close(states: readonly RunStatus[], answer = ''): { closed: boolean; question: string | undefined } {
  const standIn = createStandIn({ userData: '/', choose: (buttons) => buttons.indexOf(answer) })
  standIn.electron.app.becomeReady()
  const window = new standIn.electron.BrowserWindow({})
  const { lab } = fakeLab()
  const list = (): (typeof fakeRun)[] => states.map((status) => ({ ...fakeRun, status }))
  askBeforeClosing(window, standIn.electron.dialog, { ...lab, runs: { ...lab.runs, list } })
  return { closed: window.close(), question: standIn.questions[0]?.message }
}

describe('closing the window', () => {
  it('needs no question when nothing is being computed', () => {
    expect(close(['done', 'failed', 'interrupted', 'cancelled'])).toEqual({ closed: true, question: undefined })
  })

  it('needs none for what waits in the queue: it waits until the next start', () => {
    expect(close(['queued', 'queued', 'done'])).toEqual({ closed: true, question: undefined })
  })

  it('asks when runs would be interrupted, and stays open if they are to go on', () => {
    expect(close(['running', 'running', 'queued', 'done'], 'Keep them running')).toEqual({ closed: false, question: '2 runs are still computing.' })
  })

  it('closes if the user says so', () => {
    expect(close(['running'], 'Close')).toEqual({ closed: true, question: 'One run is still computing.' })
  })
})
