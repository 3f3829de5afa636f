// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { isLayout } from '../../../../src-renderer/places/run/dock-layout.ts'

const layout = (component: string) => ({ grid: {}, panels: { a: { id: 'a', contentComponent: component } } })

describe('a kept layout', () => {
  it('is taken when it holds panels we have', () => {
    expect(isLayout(layout('figure'))).toBe(true)
  })

  it.each([[null], ['text'], [{}], [{ grid: {}, panels: [] }], [layout('from another version')]])('gives way to the default when it is %j', (value) => {
    expect(isLayout(value)).toBe(false)
  })
})
