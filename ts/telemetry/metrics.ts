import prometheus, { type Metric } from 'prom-client';
import { type Family, familiesOf } from './families.ts';
import type { Figures } from './figures.ts';

/** Media type of {@link metricsText}. */
export const metricsType: string = prometheus.Registry.PROMETHEUS_CONTENT_TYPE;

/**
 * A reading in Prometheus' text format. This is the one file that knows the library for it; it is loaded at the
 * first scrape.
 */
export function metricsText(figures: Figures): Promise<string> {
  const registry = new prometheus.Registry();
  for (const family of familiesOf(figures)) registry.registerMetric(asMetric(family));
  return registry.metrics();
}

/** What a registry asks of a metric is its name and `get`. The engine counts, so there is nothing to observe here. */
function asMetric({ name, help, type, samples }: Family): Metric {
  const values = samples.map(({ value, labels, suffix = '' }) => ({
    value,
    labels,
    metricName: `${name}${suffix}`,
  }));
  const reading = { name, help, type, values, aggregator: 'sum' };
  return { name, get: () => Promise.resolve(reading) } as unknown as Metric;
}
