/** A look into a network: what one image does in every layer, as the page gets it. */

/** Which image: the `place`th of those that match, or the one with `index`, or the next after it that matches. */
export interface InsideChoice {
  /** Only images of this class; null: of any. */
  readonly label: number | null
  /** Only images that the network answers wrongly. */
  readonly wrongOnly: boolean
  readonly by: { readonly type: 'place'; readonly place: number } | { readonly type: 'index'; readonly index: number }
}

export interface InsideRequest extends InsideChoice {
  readonly runId: string
}

/** One quantity of all units of a layer. */
export interface InsideQuantity {
  readonly id: 'e' | 'p' | 'b' | 'u' | 'd'
  readonly mean: number
  readonly sd: number
  /** What the colours go from and to; a signed one has 0 in the middle. */
  readonly from: number
  readonly to: number
  readonly signed: boolean
  /** Units in equal steps between `from` and `to`. */
  readonly histogram: readonly number[]
  /** One byte per unit in base64: 0 is `from`, 255 is `to`. */
  readonly bytes: string
}

export interface InsideLayer {
  /** "layer 1", "output" */
  readonly name: string
  readonly units: number
  /** Of a convolution, whose units lie place by place: (y × width + x) × filters + filter. */
  readonly map: { readonly filters: number; readonly height: number; readonly width: number } | null
  readonly quantities: readonly InsideQuantity[]
}

export interface InsideView {
  readonly runId: string
  /** Where in the run the weights are from, in words. */
  readonly at: string
  readonly classNames: readonly string[]
  /** Images of the test set that can be chosen from, and how many of them match. */
  readonly count: number
  readonly matching: number
  /** Null where none matches. */
  readonly shown: {
    readonly place: number
    readonly index: number
    readonly label: number
    readonly answer: number
    readonly image: string
    /** Of each class. */
    readonly outputs: readonly number[]
    /** The output layer first, as it stands above the others. */
    readonly layers: readonly InsideLayer[]
  } | null
}
