/** A Chromium that really starts: the one inside an npm package, else one of the machine. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import type { LaunchOptions } from '@playwright/test'
import { packagedChromiums } from './packaged-chromium.ts'

export interface Candidate {
  readonly path: string
  /** Where it comes from, for messages. */
  readonly source: string
  /** What it needs in its environment besides what is there. */
  readonly env: Readonly<Record<string, string>>
}

/** Nothing of the browser's own goes over the network. */
const quietArgs = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--force-color-profile=srgb',
]

/** Chromium's sandbox does not run as root. */
const sandboxArgs = (): string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : [])

export const launchOptions = ({ path, env }: Candidate): LaunchOptions => ({ executablePath: path, args: [...quietArgs, ...sandboxArgs()], env: { ...process.env, ...env } })

/** The first that starts and draws a page. Throws where none does, with what each of them said. */
export async function findChromium(environment: NodeJS.ProcessEnv = process.env): Promise<Candidate> {
  const complaints: string[] = []
  for await (const candidate of candidates(environment)) {
    const complaint = await tryStart(candidate)
    if (complaint === null) return candidate
    complaints.push(`${candidate.source} (${candidate.path}): ${complaint}`)
  }
  throw new Error(`The browser tests need a Chromium, and none starts here. Install one, or name one with BURSTLAB_CHROMIUM.\n${complaints.join('\n')}`)
}

/**
 * The package's first: it is the same everywhere, and has no windows of its own. Those of a whole Chromium load pages too, for their address
 * bar, which takes longer than the first page of the workbench, and again for every test.
 */
async function* candidates(environment: NodeJS.ProcessEnv): AsyncGenerator<Candidate> {
  const named = environment['BURSTLAB_CHROMIUM'] ?? ''
  if (named !== '') yield { path: named, source: 'BURSTLAB_CHROMIUM', env: {} }
  yield* packagedChromiums()
  yield* installed(environment)
}

function installed(environment: NodeJS.ProcessEnv): Candidate[] {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
  const onPath = (environment['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  const elsewhere = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
    join(environment['PROGRAMFILES'] ?? 'C:\\Program Files', 'Google', 'Chrome', 'Application', 'chrome.exe'),
    join(environment['PROGRAMFILES(X86)'] ?? 'C:\\Program Files (x86)', 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ]
  return [...onPath, ...elsewhere].filter((path) => existsSync(path)).map((path) => ({ path, source: 'installed here', env: {} }))
}

async function tryStart(candidate: Candidate): Promise<string | null> {
  try {
    const browser = await chromium.launch({ ...launchOptions(candidate), timeout: 30_000 })
    const page = await browser.newPage()
    const [narrow, wide] = [await page.evaluate(inkOf('i')), await page.evaluate(inkOf('W'))]
    await browser.close()
    return narrow !== 0 && wide !== 0 && narrow !== wide ? null : 'it draws no text: it finds no fonts'
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  }
}

/** Counts the pixels of a letter, in the page. Without fonts a Chromium starts all the same, and draws nothing, or a box for every letter. */
const inkOf = (letter: string): string => `(() => {
  const context = new OffscreenCanvas(40, 40).getContext('2d')
  context.font = '32px sans-serif'
  context.fillText('${letter}', 2, 34)
  return context.getImageData(0, 0, 40, 40).data.filter((value, index) => index % 4 === 3 && value > 0).length
})()`
