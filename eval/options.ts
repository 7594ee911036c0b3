import { parseArgs } from 'node:util'

export const usage = `npm run eval [-- options]
  --json               figures as JSON
  --details            also what each digest got wrong
  --language <code>    only the chats of one language
  --dialogsum <file>   ROUGE of the local summarizer on a file of DialogSum, and nothing else
  --live               also ask the model that OPENAI_API_KEY, OPENAI_BASE_URL and OPENAI_MODEL name (costs money)
`

/** Throws a TypeError that names the option it does not know. */
export const readOptions = (args: string[]) =>
  parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      details: { type: 'boolean', default: false },
      language: { type: 'string' },
      dialogsum: { type: 'string' },
      live: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }).values
