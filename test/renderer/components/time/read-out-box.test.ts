import { expect, it } from 'vitest'
import { readOutDetail } from '../../../../src-renderer/components/time/read-out-box.ts'

const line = (label: string, reference = '') => ({ label, text: '0.236', reference })
const three = [line('Event rate', '5 Hz'), line('Burst prob.', '0.234'), line('Running burst prob.', '0.246')]
const detail = (width: number, height: number, room = width) => readOutDetail(three, { width, height, room }, (text) => text.length * 6)

it('a large plot says everything at its cursor', () => {
  expect(detail(600, 200)).toBe('full')
})

it('a smaller one leaves out what the authors\' code gave and the moment, a narrow one the names', () => {
  expect(detail(300, 120)).toBe('plain')
  expect(detail(204, 90)).toBe('bare')
})

it('names that would reach over the cursor are left out', () => {
  expect([detail(600, 200, 250), detail(600, 200, 200), detail(600, 200, 100)]).toEqual(['full', 'plain', 'bare'])
})
