/**
 * What a spiking run records: names and columns of its series. Times are biological, in s. A bin is told by its start, its end and
 * its middle; a spike belongs to the bin in which its step ends.
 */

export interface SeriesDefinition {
  readonly series: string
  readonly columns: readonly string[]
}

/** Of every neuron of a population. */
export const ratesSeries = (population: string): SeriesDefinition => ({
  series: `rates.${population}`, columns: ['timeS', 'startS', 'endS', 'eventRateHz', 'burstRateHz', 'burstProbability', 'spikeRateHz'],
})

/** Of a plastic projection's postsynaptic cells: their running averages, and burst probability as the ratio of the summed ones. */
export const runningSeries = (projection: string): SeriesDefinition => ({
  series: `running.${projection}`, columns: ['timeS', 'eventRateHz', 'burstRateHz', 'burstProbability'],
})

/** `relativeChangePct` is that of the mean from its start. */
export const weightsSeries = (projection: string): SeriesDefinition => ({
  series: `weights.${projection}`, columns: ['timeS', 'meanWeight', 'relativeChangePct', 'minWeight', 'maxWeight'],
})

export const weightSamplesSeries = (projection: string): SeriesDefinition => ({ series: `weightSamples.${projection}`, columns: ['timeS', 'synapse', 'weight'] })

/** `mark`: 1 an event, 2 the second spike of a burst, 0 any other spike. */
export const rasterSeries = (population: string): SeriesDefinition => ({ series: `raster.${population}`, columns: ['timeS', 'neuron', 'mark'] })

/** Voltages and threshold; a column that the model has not is NaN. `adaptation` is w_s in pA. */
export const tracesSeries = (population: string): SeriesDefinition => ({
  series: `traces.${population}`, columns: ['timeS', 'neuron', 'somaMv', 'dendriteMv', 'thresholdMv', 'adaptationPa'],
})

/** The injected current in the middle of each bin, phases' and patterns' additions included; teachers are not. */
export const currentSeries = (population: string, compartment: string): SeriesDefinition => ({ series: `current.${population}.${compartment}`, columns: ['timeS', 'currentPa'] })

/** The timeline. `phase` counts the protocol's phases; `pattern` and `epoch` are -1 outside examples; `plastic` is M. */
export const timelineSeries: SeriesDefinition = { series: 'timeline', columns: ['startS', 'endS', 'phase', 'epoch', 'pattern', 'plastic'] }

/**
 * One row per example: the taught population's rate and cost at the end of the prediction and at the end of the example (NaN where none
 * follows). `addedBurstProbability`: of the taught population, that while the teacher was on less P̄ when it came; NaN without a teacher.
 */
export const examplesSeries: SeriesDefinition = {
  series: 'examples', columns: ['example', 'phase', 'epoch', 'pattern', 'target', 'rateHz', 'cost', 'teacherPa', 'rateAfterHz', 'costAfter', 'addedBurstProbability'],
}

/** Sum of the costs of an epoch's examples, and root mean square of what the teacher added to burst probabilities in them. `phase` counts the protocol's phases. */
export const epochsSeries: SeriesDefinition = { series: 'epochs', columns: ['epoch', 'phase', 'cost', 'addedBurstProbabilityRms'] }

/** Means over the second half of each tested pattern's prediction. One series per population. */
export const responsesSeries = (population: string): SeriesDefinition => ({
  series: `responses.${population}`, columns: ['pattern', 'phase', 'eventRateHz', 'burstRateHz', 'burstProbability', 'spikeRateHz'],
})
