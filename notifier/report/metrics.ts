import { renameSync, writeFileSync } from 'node:fs';
import { Gauge, Registry } from 'prom-client';
import type { NotifyReport } from '../notify';

const RESULTS = [
  'sent',
  'thanked',
  'nothing due',
  'no mailbox',
  'refused',
  'doubtful',
  'later',
  'blocked',
] as const;

/** A run in Prometheus' text format: https://prometheus.io/docs/instrumenting/exposition_formats/ */
async function metricsOf({ at, lines, claims, unread, requests, took }: NotifyReport): Promise<string> {
  const registry = new Registry();
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `attest_notifier_${name}`, help, labelNames, registers: [registry] });
  gauge('last_run_timestamp_seconds', 'When the last run read who is waited for, by the clock of Graph.').set(
    Date.parse(at) / 1_000,
  );
  gauge('run_duration_seconds', 'How long the last run took.').set(took / 1_000);
  gauge('requests', 'Requests to Graph of the last run, for reading.').set(requests);
  gauge('unread', 'Parts of reviews that the last run could not read.').set(unread.length);
  const people = gauge('people', 'People of the last run, by what became of their digest.', ['result']);
  for (const one of RESULTS) people.set({ result: one }, lines.filter(({ result }) => result === one).length);
  const items = gauge('items', 'Items of the last run, by whether it is known whom they wait for.', [
    'claim',
  ]);
  for (const [claim, count] of Object.entries(claims)) items.set({ claim }, count);
  return registry.metrics();
}

/**
 * Writes the metrics atomically, so that nobody reads half a file:
 * https://github.com/prometheus/node_exporter#textfile-collector
 */
export async function writeMetrics(file: string, report: NotifyReport): Promise<void> {
  const text = await metricsOf(report);
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
