/** Who runs this process. */
import { userInfo } from 'node:os'

/** The system may have no entry for the user, as in some containers; empty where the environment has none, either. */
export function userName(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  try {
    return userInfo().username
  } catch {
    return environment['USER'] ?? environment['USERNAME'] ?? ''
  }
}
