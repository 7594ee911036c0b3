import { Environment } from '../core/config.ts'
import { createLocalSummarizer } from '../integrations/summarizer/local/create-local-summarizer.ts'
import { createOpenAiSummarizer } from '../integrations/summarizer/openai/create-openai-summarizer.ts'
import { type Summarizer } from '../integrations/summarizer/types.ts'
import { readAttacks, successfulAttacks } from './attacks.ts'
import { faultsOf } from './details.ts'
import { measureDialogues, readDialogues } from './dialogsum.ts'
import { measure } from './measure.ts'
import { readOptions, usage } from './options.ts'
import { type LabelledChat, halves, readChats } from './read-chats.ts'
import { startRecordedModel } from './recorded.ts'
import { attacksTable, measuresTable, rougeTable } from './report.ts'
import { type Outcome, runChat } from './run-chats.ts'

type Run = { name: string; outcomes: Outcome[] }

const print = (text: string) => process.stdout.write(`${text}\n`)

const run = async (name: string, summarizer: Summarizer, chats: LabelledChat[]): Promise<Run> => {
  const outcomes: Outcome[] = []
  for (const chat of chats) outcomes.push(await runChat(summarizer, chat))
  return { name, outcomes }
}

const liveSummarizer = (): Summarizer => {
  const env = Environment.pick({ OPENAI_API_KEY: true, OPENAI_BASE_URL: true, OPENAI_MODEL: true, OPENAI_PRICE: true })
  const { OPENAI_API_KEY: apiKey, ...rest } = env.parse(process.env)
  if (!apiKey) throw new Error('--live asks a model over the network and needs OPENAI_API_KEY in the environment.')
  return createOpenAiSummarizer({
    apiKey,
    baseUrl: rest.OPENAI_BASE_URL,
    model: rest.OPENAI_MODEL,
    price: rest.OPENAI_PRICE ?? null,
  })
}

const columnsOf = (runs: Run[]) =>
  runs.flatMap(({ name, outcomes }) =>
    halves.flatMap((half) => {
      const own = outcomes.filter(({ chat }) => chat.half === half)
      return own.length > 0 ? [{ title: `${name}, ${half}`, measures: measure(own) }] : []
    }),
  )

const showDetails = ({ name, outcomes }: Run) => {
  for (const outcome of outcomes) {
    const faults = faultsOf(outcome)
    if (faults.length > 0) print(`${name}: ${outcome.chat.id}\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
  }
}

const evaluateChats = async ({ json, details, language, live }: ReturnType<typeof readOptions>) => {
  const chats = readChats().filter((chat) => language === undefined || chat.language === language)
  if (chats.length === 0) throw new Error(`There are no chats in "${language}".`)
  const local = createLocalSummarizer()
  const attacks = readAttacks()
  const attackable: [string, Summarizer][] = [['local', local]]
  const runs = [await run('local', local, chats)]
  const recorded = await startRecordedModel(chats)
  try {
    runs.push(await run('recorded', recorded.summarizer, recorded.chats))
  } finally {
    await recorded.close()
  }
  if (live) {
    const model = liveSummarizer()
    runs.push(await run('live', model, chats))
    attackable.push(['live', model])
  }
  const columns = columnsOf(runs)
  const attacked = []
  for (const [title, summarizer] of attackable)
    attacked.push({ title, succeeded: (await successfulAttacks(summarizer, attacks)).length, tried: attacks.length })
  if (json) return print(JSON.stringify({ columns, attacks: attacked }, null, 2))
  if (details) runs.forEach(showDetails)
  print(measuresTable(columns))
  print(attacksTable(attacked))
}

const main = async () => {
  const options = readOptions(process.argv.slice(2))
  if (options.help) return print(usage)
  if (options.dialogsum === undefined) return evaluateChats(options)
  const results = await measureDialogues(createLocalSummarizer(), readDialogues(options.dialogsum))
  print(options.json ? JSON.stringify(results, null, 2) : rougeTable(results))
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
