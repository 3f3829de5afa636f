/** The stations of the tour, in their order. */
import { burstStation, loneSpikeStation } from './pairing-stations.ts'
import { linearityStation, multiplexingStation, steeringStation } from './spiking-stations.ts'
import type { TourStation } from './station.ts'

export const tourStations: readonly TourStation[] = [burstStation, loneSpikeStation, steeringStation, multiplexingStation, linearityStation]
