// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import PinLayer from '../../../../../src-renderer/components/figure/pins/PinLayer.vue'
import type { Pin, PinFrame } from '../../../../../src-renderer/components/figure/pins/pins.ts'
import { figureView } from '../figure-view-example.ts'

const frame: PinFrame = { left: 0, top: 0, width: 200, height: 100, x: { zero: 0, one: 10, log: false }, y: { zero: 100, one: 0, log: false } }

function show(pins: readonly Pin[] = [], hidden: ReadonlySet<string> = new Set()) {
  const layer = mount(PinLayer, {
    props: { view: figureView('none'), frames: new Map([[0, frame], [1, frame]]), fontPx: 12, hidden, modelValue: pins, 'onUpdate:modelValue': (next: readonly Pin[]) => { void layer.setProps({ modelValue: next }) } },
    attachTo: document.body,
  })
  return { layer, labels: () => layer.findAll('[data-testid="figure-pin"]'), crosshair: layer.get('[data-testid="figure-crosshair"]') }
}

describe('the pins of a chart by keyboard', () => {
  it('are set at the crosshair, which says where it is', async () => {
    const { crosshair, labels, layer } = show()
    await crosshair.trigger('focus')
    await crosshair.trigger('keydown', { key: 'ArrowRight' })
    expect(crosshair.get('[role="status"]').text()).toBe('ours: 10 Hz, 0.1')
    await crosshair.trigger('keydown', { key: 'Enter' })
    expect(labels().map((label) => label.text())).toEqual(['ours\n10 Hz, 0.1'])
    expect(layer.emitted('aim')?.at(-1)).toEqual([{ index: 0, x: 10, y: 0.1 }])
    expect(crosshair.get('[role="status"]').text()).toBe('ours: 10 Hz, 0.1, pinned')
    await crosshair.trigger('keydown', { key: 'Enter' })
    expect(labels()).toEqual([])
  })

  it('leave out curves that are switched off, and show their pins again with them', async () => {
    const { crosshair, labels, layer } = show([{ panel: 'a', curve: 'ours', x: 10, dx: 1, dy: 1 }], new Set(['ours']))
    await crosshair.trigger('focus')
    const names = []
    for (let at = 0; at < 4; at++) {
      names.push(crosshair.get('[role="status"]').text().split(':')[0])
      await crosshair.trigger('keydown', { key: 'ArrowDown' })
    }
    expect(names).not.toContain('ours')
    expect(labels()).toEqual([])
    await layer.setProps({ hidden: new Set<string>() })
    expect(labels()).toHaveLength(1)
  })

  it('move with arrows and go with Delete', async () => {
    const { labels } = show([{ panel: 'a', curve: 'ours', x: 10, dx: 1, dy: 1 }])
    expect(labels()[0]?.attributes('style')).toContain('left: 112px')
    await labels()[0]?.trigger('keydown', { key: 'ArrowRight' })
    expect(labels()[0]?.attributes('style')).toContain('left: 118px')
    await labels()[0]?.trigger('keydown', { key: 'Delete' })
    expect(labels()).toEqual([])
  })
})
