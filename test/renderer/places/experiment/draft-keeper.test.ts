// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { forgetUnsaved, keepUndo, keepUnsaved, recallUndo, recallUnsaved } from '../../../../src-renderer/places/experiment/draft-keeper.ts'
import { noLayout } from '../../../../src-renderer/places/experiment/network/network-layout.ts'
import { edited, startUndo } from '../../../../src-renderer/places/experiment/undo-stack.ts'

const savedAt = '2026-05-04T10:00:00.000Z'
const after = Date.parse(savedAt) + 1000
const snapshot = { name: 'Mine', draft: { rule: { eta: 'abc' } }, layout: noLayout }
const mine = (draft: unknown) => ({ name: 'Mine', draft, layout: noLayout })

describe('what has not reached the lab yet', () => {
  beforeEach(() => { localStorage.clear() })

  it('comes back after a crash', () => {
    keepUnsaved(localStorage, 'e1', snapshot, after)
    expect(recallUnsaved(localStorage, 'e1', savedAt)).toEqual(snapshot)
    expect(recallUnsaved(localStorage, 'e2', savedAt)).toBeUndefined()
  })

  it('gives way to what was saved later from elsewhere', () => {
    keepUnsaved(localStorage, 'e1', snapshot, after)
    expect(recallUnsaved(localStorage, 'e1', '2026-05-04T10:00:02.000Z')).toBeUndefined()
  })

  it('is forgotten once it is saved', () => {
    keepUnsaved(localStorage, 'e1', snapshot, after)
    forgetUnsaved(localStorage, 'e1')
    expect(recallUnsaved(localStorage, 'e1', savedAt)).toBeUndefined()
  })

  it('is nothing where the storage holds something else', () => {
    localStorage.setItem('burstlab.unsaved.e1', '{broken')
    expect(recallUnsaved(localStorage, 'e1', savedAt)).toBeUndefined()
  })

  it('does not stop anyone from typing where the storage is full', () => {
    const full = { getItem: () => null, removeItem: () => undefined, setItem: () => { throw new DOMException('full', 'QuotaExceededError') } }
    expect(() => { keepUnsaved(full, 'e1', snapshot, after) }).not.toThrow()
  })
})

describe('steps to undo', () => {
  it('survive a reload, for the draft they led to only', () => {
    const stack = edited(startUndo(mine(1)), mine(2), 'x', 0)
    keepUndo(sessionStorage, 'e1', stack)
    expect(recallUndo(sessionStorage, 'e1', mine(2))?.past).toEqual([mine(1)])
    expect(recallUndo(sessionStorage, 'e1', mine(3))).toBeUndefined()
  })
})
