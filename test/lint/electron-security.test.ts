/** The project's own ESLint settings refuse what would open the window's safe doors. */
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'

// Types need files that exist; these do not, and this rule needs none.
const eslint = new ESLint({
  ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-syntax',
  overrideConfig: { languageOptions: { parserOptions: { project: null } } },
})

async function complaints(path: string, source: string): Promise<string[]> {
  const [result] = await eslint.lintText(source, { filePath: path })
  return result?.messages.map((message) => message.message) ?? []
}

describe('links leave the application in one place', () => {
  it.each(['shell.openExternal(url)', "shell['openExternal'](url)", 'const { openExternal } = shell'])('%s', async (source) => {
    expect(await complaints('src-main/shell/window.ts', source)).toEqual([expect.stringContaining('open-external.ts')])
  })

  it('and there it is allowed', async () => {
    expect(await complaints('src-main/shell/open-external.ts', 'void shell.openExternal(url)')).toEqual([])
  })
})

describe('settings of the window', () => {
  it.each([
    'nodeIntegration: true', 'contextIsolation: false', 'sandbox: false', 'webSecurity: false', 'webviewTag: true', 'nodeIntegrationInWorker: true',
    'nodeIntegrationInSubFrames: true', 'allowRunningInsecureContent: true',
  ])('%s is refused', async (setting) => {
    expect(await complaints('src-main/shell/open-external.ts', `export const options = { webPreferences: { ${setting} } }`)).toHaveLength(1)
  })

  it('the safe ones pass', async () => {
    expect(await complaints('src-main/shell/window.ts', 'export const options = { sandbox: true, contextIsolation: true, nodeIntegration: false }')).toEqual([])
  })
})
