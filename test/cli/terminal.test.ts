import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { processTerminal } from '../../src-main/cli/terminal.ts'

function fakeProcess() {
  const stream = () => Object.assign(new EventEmitter(), { isTTY: false, written: [] as string[], write(text: string) { this.written.push(text) } })
  return Object.assign(new EventEmitter(), { stdout: stream(), stderr: stream(), env: { HOME: '/home/ada' }, platform: 'linux' })
}

describe('the terminal of a process', () => {
  it('survives a reader that has seen enough, and no other error', () => {
    const process = fakeProcess()
    processTerminal(process as never)
    const failure = (code: string): Error => Object.assign(new Error(code), { code })
    expect(() => process.stdout.emit('error', failure('EPIPE'))).not.toThrow()
    expect(() => process.stdout.emit('error', failure('EIO'))).toThrow('EIO')
  })

  it('tells of every way to be interrupted, until it is asked not to', () => {
    const process = fakeProcess()
    let heard = 0
    const stop = processTerminal(process as never).onInterrupt(() => heard++)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.emit(signal)
    stop()
    process.emit('SIGINT')
    expect(heard).toBe(3)
  })
})
