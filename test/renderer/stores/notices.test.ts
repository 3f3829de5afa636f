import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useNotices } from '../../../src-renderer/stores/notices.ts'

describe('notices', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    setActivePinia(createPinia())
  })
  afterEach(() => { vi.useRealTimers() })

  it('go by themselves when they only inform', () => {
    const notices = useNotices()
    notices.info('Copied')
    expect(notices.list.map((notice) => notice.text)).toEqual(['Copied'])
    vi.runAllTimers()
    expect(notices.list).toEqual([])
  })

  it('stay when something went wrong, until they are closed', () => {
    const notices = useNotices()
    notices.error('The disk is full')
    vi.runAllTimers()
    expect(notices.list).toHaveLength(1)
    notices.close(notices.list[0]?.id ?? 0)
    expect(notices.list).toEqual([])
  })

  it('offer to take back what was done, once', () => {
    const notices = useNotices()
    const takeBack = vi.fn()
    notices.undo('1 run put in the trash', takeBack)
    notices.list[0]?.undo?.()
    expect(takeBack).toHaveBeenCalledOnce()
    expect(notices.list).toEqual([])
  })

  it('say the same words only once', () => {
    const notices = useNotices()
    notices.error('No answer')
    notices.error('No answer')
    expect(notices.list).toHaveLength(1)
  })
})
