/** Runs a program in our place: it has the terminal, gets our signals, and its end is ours. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/**
 * The exit code for a child that ended with `code`, or by `signal` (then 128 + its number, as shells do).
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
export const exitCodeOf = (code, signal) => code ?? (signal === null ? 1 : 128 + constants.signals[signal])

/**
 * Which signals to pass on. At a terminal, Ctrl+C reaches the child without us: passed on as well it would come twice, and
 * the second one means "at once".
 * @param {boolean} atTerminal
 * @returns {NodeJS.Signals[]}
 */
export const forwardedSignals = (atTerminal) => (atTerminal ? ['SIGTERM', 'SIGHUP'] : ['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * Resolves to the exit code; rejects where the program cannot be started.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>}
 */
export function runChild(program, args, options = {}) {
  const atTerminal = process.stdin.isTTY === true
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options })
    const signals = forwardedSignals(atTerminal)
    /** @type {[NodeJS.Signals, () => void][]} */
    const listeners = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']).map((signal) => [signal, () => {
      if (signals.includes(signal)) child.kill(signal)
    }])
    const stopListening = () => listeners.forEach(([signal, listener]) => process.off(signal, listener))
    for (const [signal, listener] of listeners) process.on(signal, listener)
    child.on('error', (error) => {
      stopListening()
      reject(error)
    })
    child.on('exit', (code, signal) => {
      stopListening()
      resolve(exitCodeOf(code, signal))
    })
  })
}

/**
 * Runs a program to its end and keeps what it prints, of both kinds in the order in which it came.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<{ readonly code: number, readonly text: string }>}
 */
export function printed(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (/** @type {string} */ part) => { text += part })
    child.on('error', reject)
    child.on('close', (code, signal) => { resolve({ code: exitCodeOf(code, signal), text }) })
  })
}
