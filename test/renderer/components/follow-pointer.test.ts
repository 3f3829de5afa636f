import { afterEach, describe, expect, it } from 'vitest'
import { followPointer } from '../../../src-renderer/components/follow-pointer.ts'

function handle() {
  const element = document.createElement('div')
  document.body.append(element)
  element.setPointerCapture = () => undefined
  const heard: string[] = []
  const point = (type: string, clientX: number, more: PointerEventInit = {}): void => { element.dispatchEvent(new PointerEvent(type, { clientX, clientY: 0, button: 0, ...more })) }
  const listen = (leastPx?: number): void => {
    element.addEventListener('pointerdown', (event) => {
      followPointer(event, { onMove: ({ x }) => heard.push(`move ${x}`), onEnd: (way) => heard.push(way === undefined ? 'end' : `end ${way.x}`), onClick: () => heard.push('click') }, leastPx)
    })
  }
  return { point, listen, heard }
}

afterEach(() => { document.body.replaceChildren() })

describe('following a pointer', () => {
  it('tells how far it went, and where it was let go', () => {
    const { point, listen, heard } = handle()
    listen()
    point('pointerdown', 10)
    point('pointermove', 12)
    point('pointermove', 20)
    point('pointermove', 11)
    point('pointerup', 11)
    point('pointermove', 90)
    expect(heard).toEqual(['move 10', 'move 1', 'end 1'])
  })

  it('takes a short way for a click', () => {
    const { point, listen, heard } = handle()
    listen()
    point('pointerdown', 10)
    point('pointermove', 12)
    point('pointerup', 12)
    expect(heard).toEqual(['click', 'end'])
  })

  it('forgets a way that is given up', () => {
    const { point, listen, heard } = handle()
    listen()
    point('pointerdown', 10)
    point('pointermove', 40)
    point('pointercancel', 40)
    expect(heard).toEqual(['move 30', 'end'])
  })

  it('follows every way where asked to, and no other button', () => {
    const { point, listen, heard } = handle()
    listen(0)
    point('pointerdown', 10, { button: 2 })
    point('pointermove', 40)
    point('pointerdown', 10)
    point('pointermove', 11)
    point('pointerup', 11)
    expect(heard).toEqual(['move 1', 'end 1'])
  })
})
