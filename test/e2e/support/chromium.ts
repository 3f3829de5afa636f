/** A Chromium that really starts: one of the machine, else the one inside an npm package. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import type { LaunchOptions } from '@playwright/test'
import npmChromium from '@sparticuz/chromium'

export interface Candidate {
  readonly path: string
  /** Where it comes from, for messages. */
  readonly source: string
  readonly args: readonly string[]
}

/** Nothing of the browser's own goes over the network. */
const quietArgs = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--force-color-profile=srgb',
]

/** Chromium's sandbox does not run as root. */
const sandboxArgs = (): string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : [])

export const launchOptions = ({ path, args }: Candidate): LaunchOptions => ({ executablePath: path, args: [...args, ...quietArgs, ...sandboxArgs()] })

/** The first that starts and draws a page. Throws where none does, with what each of them said. */
export async function findChromium(environment: NodeJS.ProcessEnv = process.env): Promise<Candidate> {
  const complaints: string[] = []
  for (const candidate of [...installed(environment), await packaged()]) {
    const complaint = await tryStart(candidate)
    if (complaint === null) return candidate
    complaints.push(`${candidate.source} (${candidate.path}): ${complaint}`)
  }
  throw new Error(`The browser tests need a Chromium, and none starts here. Install one, or name one with BURSTLAB_CHROMIUM.\n${complaints.join('\n')}`)
}

function installed(environment: NodeJS.ProcessEnv): Candidate[] {
  const named = environment['BURSTLAB_CHROMIUM'] ?? ''
  if (named !== '') return [{ path: named, source: 'BURSTLAB_CHROMIUM', args: [] }]
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
  const onPath = (environment['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  const elsewhere = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
    join(environment['PROGRAMFILES'] ?? 'C:\\Program Files', 'Google', 'Chrome', 'Application', 'chrome.exe'),
    join(environment['PROGRAMFILES(X86)'] ?? 'C:\\Program Files (x86)', 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ]
  return [...onPath, ...elsewhere].filter((path) => existsSync(path)).map((path) => ({ path, source: 'installed here', args: [] }))
}

async function packaged(): Promise<Candidate> {
  return { path: await npmChromium.executablePath(), source: 'the npm package @sparticuz/chromium', args: npmChromium.args.filter((arg) => arg !== '--single-process') }
}

async function tryStart(candidate: Candidate): Promise<string | null> {
  try {
    const browser = await chromium.launch({ ...launchOptions(candidate), timeout: 30_000 })
    const page = await browser.newPage()
    await page.setContent('<p>drawn</p>')
    const text = await page.locator('p').innerText()
    await browser.close()
    return text === 'drawn' ? null : 'it drew nothing'
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  }
}
