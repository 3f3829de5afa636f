/** A device that this machine cannot offer: what is missing, and what to do about it. */

export class DeviceUnavailable extends Error {
  override readonly name = 'DeviceUnavailable'
  /** "the package webgpu is not installed" */
  readonly missing: string
  /** "Run ..." */
  readonly remedy: string

  constructor(missing: string, remedy: string, options?: ErrorOptions) {
    super(`${missing}. ${remedy}`, options)
    this.missing = missing
    this.remedy = remedy
  }
}
