import { describe, expect, it } from 'vitest'
import { exitCodeOf, forwardedSignals, printed, runChild } from '../../build/lib/run-child.mjs'

describe('runChild', () => {
  it('ends with the exit code of the child', async () => {
    expect(await runChild(process.execPath, ['-e', 'process.exit(3)'])).toBe(3)
  })

  it('says where the program is missing', async () => {
    await expect(runChild('/nowhere/program', [])).rejects.toThrow(/ENOENT/)
  })
})

describe('printed', () => {
  it('keeps what a program prints, and its exit code', async () => {
    expect(await printed(process.execPath, ['-e', 'console.error("wrong"); process.exitCode = 2'])).toEqual({ code: 2, text: 'wrong\n' })
  })

  it('says where the program is missing', async () => {
    await expect(printed('/nowhere/program', [])).rejects.toThrow(/ENOENT/)
  })
})

describe('exitCodeOf', () => {
  it('is 128 and the number of the signal for a child that was killed', () => {
    expect(exitCodeOf(null, 'SIGTERM')).toBe(143)
    expect(exitCodeOf(0, null)).toBe(0)
  })
})

describe('forwardedSignals', () => {
  it('leaves out the interrupt that a terminal sends to the child itself', () => {
    expect(forwardedSignals(true)).not.toContain('SIGINT')
    expect(forwardedSignals(false)).toContain('SIGINT')
  })
})
