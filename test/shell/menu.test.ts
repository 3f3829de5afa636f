import { describe, expect, it } from 'vitest'
import { menuTemplate } from '../../src-main/shell/menu.ts'

describe('menuTemplate', () => {
  const roles = (platform: NodeJS.Platform, forDevelopers: boolean): string => JSON.stringify(menuTemplate(platform, forDevelopers))

  it('has the system\'s own roles for editing, zoom and windows', () => {
    for (const role of ['editMenu', 'zoomIn', 'togglefullscreen', 'windowMenu', 'about', 'quit']) expect(roles('linux', false)).toContain(`"${role}"`)
  })

  it('has the application menu where the system has one', () => {
    expect(menuTemplate('darwin', false)[0]).toEqual({ role: 'appMenu' })
    expect(roles('win32', false)).not.toContain('appMenu')
  })

  it('shows what is behind the page to developers only', () => {
    expect(roles('linux', true)).toContain('toggleDevTools')
    expect(roles('linux', false)).not.toMatch(/toggleDevTools|reload/i)
  })
})
