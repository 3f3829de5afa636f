import { describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { glide, useSmoothPresent } from '../../../../src-renderer/places/run/use-smooth-present.ts'

describe('the present of a live run', () => {
  it('glides to where the newest frame says that it is', () => {
    let shownS = 1
    const steps = Array.from({ length: 60 }, () => (shownS = glide(shownS, 1.1, 16, 2)))
    expect(steps.every((step, index) => step >= (steps[index - 1] ?? 1))).toBe(true)
    expect(steps[5]).toBeGreaterThan(1.05)
    expect(steps.at(-1)).toBe(1.1)
  })

  it('jumps where it would be far, and back at once', () => {
    expect(glide(1, 5, 16, 2)).toBe(5)
    expect(glide(4, 1, 16, 2)).toBe(1)
  })

  it('stands where the newest frame says, at once, for who wants less motion', async () => {
    const matchMedia = vi.spyOn(window, 'matchMedia').mockImplementation((query) => ({ matches: query.includes('reduced-motion') }) as MediaQueryList)
    const frames = vi.spyOn(window, 'requestAnimationFrame')
    const scope = effectScope()
    const targetS = ref(1)
    const shownS = scope.run(() => useSmoothPresent(targetS, 2))
    targetS.value = 1.1
    await nextTick()
    expect(shownS?.value).toBe(1.1)
    expect(frames).not.toHaveBeenCalled()
    scope.stop()
    frames.mockRestore()
    matchMedia.mockRestore()
  })
})
