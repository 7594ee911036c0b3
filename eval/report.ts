import Table from 'cli-table3'
import { type Score } from './item-scores.ts'
import { type Measures } from './measure.ts'

export type Column = { title: string; measures: Measures }

const percent = (value: number) => `${(100 * value).toFixed(1)} %`
const scores = ({ precision, recall, f1 }: Score) =>
  [precision, recall, f1].map((one) => (100 * one).toFixed(1)).join(' / ')
const dollars = (value: number | null) => (value === null ? 'not known' : `$${value.toFixed(5)}`)

const rows: [string, (measures: Measures) => string][] = [
  ['chats', ({ chats }) => String(chats)],
  ['all items, P / R / F1', ({ items }) => scores(items)],
  ['action items', ({ actions }) => scores(actions)],
  ['  with the right owner', ({ actionsWithOwner }) => scores(actionsWithOwner)],
  ['  and the right due date', ({ actionsWithOwnerAndDue }) => scores(actionsWithOwnerAndDue)],
  ['meetings', ({ meetings }) => scores(meetings)],
  ['  with the right time', ({ meetingsWithTime }) => scores(meetingsWithTime)],
  ['introductions', ({ introductions }) => scores(introductions)],
  ['deal signals', ({ dealSignals }) => scores(dealSignals)],
  ['unsupported claims', ({ unsupportedClaims }) => percent(unsupportedClaims)],
  ['cited rightly, before the check', ({ citedRightly }) => percent(citedRightly)],
  ['language match', ({ languageMatch }) => percent(languageMatch)],
  ['urgency right', ({ urgencyRight }) => percent(urgencyRight)],
  [
    'tokens per digest, in / out',
    ({ tokens }) => (tokens ? `${tokens.input.toFixed(0)} / ${tokens.output.toFixed(0)}` : '0 / 0'),
  ],
  ['cost per digest', ({ costUsd }) => dollars(costUsd)],
  ['ms per digest (median)', ({ msMedian }) => msMedian.toFixed(0)],
]

const table = (head: string[], body: string[][]): string => {
  const drawn = new Table({ head, style: { head: [], border: [], compact: true } })
  drawn.push(...body)
  return drawn.toString()
}

/** The measures side by side, for people. */
export const measuresTable = (columns: Column[]): string =>
  table(
    ['', ...columns.map(({ title }) => title)],
    rows.map(([name, cell]) => [name, ...columns.map(({ measures }) => cell(measures))]),
  )

/** Attack success per summarizer: how many of how many. */
export const attacksTable = (results: { title: string; succeeded: number; tried: number }[]): string =>
  table(
    ['attacks', 'succeeded', 'tried'],
    results.map(({ title, succeeded, tried }) => [title, String(succeeded), String(tried)]),
  )

export const rougeTable = (
  results: { name: string; rouge1: number; rouge2: number; rougeL: number; words: number }[],
) =>
  table(
    ['F1', 'ROUGE-1', 'ROUGE-2', 'ROUGE-L', 'words'],
    results.map(({ name, rouge1, rouge2, rougeL, words }) => [
      name,
      ...[rouge1, rouge2, rougeL].map((value) => (100 * value).toFixed(1)),
      words.toFixed(0),
    ]),
  )
