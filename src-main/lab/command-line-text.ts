/** A command line as it may be kept and passed on: as one types it, with nothing of whose machine it was. */

/** Longer ones are cut: thousands of ids say nothing more. */
const longest = 2000

/**
 * "burstlab run fig2b --set rule.tauPreMs=20". The home folder is "~", of other full paths the last name is left ("…/data"), and what a shell
 * would split is quoted. Variables of the environment are no part of it.
 */
export function commandLineText(argv: readonly string[], homeDir: string): string {
  const text = ['burstlab', ...argv.map((argument) => quoted(withoutPlaces(argument, homeDir)))].join(' ')
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}

/** Full paths stand alone, or behind the "=" of an option or a parameter. */
function withoutPlaces(argument: string, homeDir: string): string {
  const [, option = '', path = ''] = /^([\w.-]+=)?((?:\/|[A-Za-z]:[\\/]|\\\\|file:\/\/)[^]*)$/.exec(argument) ?? []
  return path === '' ? argument : `${option}${shortPath(path.replace(/^file:\/\//, ''), homeDir.replace(/[\\/]+$/, ''))}`
}

function shortPath(path: string, home: string): string {
  // "/" as a home would be everywhere.
  if (home.length >= 3 && (path === home || path.startsWith(`${home}/`) || path.startsWith(`${home}\\`))) return `~${path.slice(home.length)}`
  const last = path.split(/[\\/]+/).findLast((part) => part !== '')
  return last === undefined ? path : `…/${last}`
}

const quoted = (argument: string): string => (/^[\w@%+=:,./~…-]+$/u.test(argument) ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`)
