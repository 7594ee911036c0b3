import { randomUUID } from 'node:crypto'
import { type Prompt } from './prompt.ts'
import { type Said } from './model.ts'
import { type Usage } from './usage.ts'

const id = (prefix: string) => `${prefix}${randomUUID().replaceAll('-', '')}`
const seconds = () => Math.floor(Date.now() / 1_000)

export const chatCompletionView = ({ model }: Prompt, said: Said, { input, cachedInput, output }: Usage) => ({
  id: id('chatcmpl-'),
  object: 'chat.completion',
  created: seconds(),
  model,
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content: said.refusal === null ? said.text : null, refusal: said.refusal },
      logprobs: null,
      finish_reason: said.finish,
    },
  ],
  usage: {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    prompt_tokens_details: { cached_tokens: cachedInput, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 },
  },
  system_fingerprint: null,
})

const incompleteReasons = { length: 'max_output_tokens', content_filter: 'content_filter' }

export const responseView = ({ model }: Prompt, said: Said, { input, cachedInput, output }: Usage) => {
  const content =
    said.refusal === null
      ? { type: 'output_text', text: said.text, annotations: [], logprobs: [] }
      : { type: 'refusal', refusal: said.refusal }
  const status = said.finish === 'stop' ? 'completed' : 'incomplete'
  return {
    id: id('resp_'),
    object: 'response',
    created_at: seconds(),
    status,
    error: null,
    incomplete_details: said.finish === 'stop' ? null : { reason: incompleteReasons[said.finish] },
    model,
    output: [{ id: id('msg_'), type: 'message', status, role: 'assistant', content: [content] }],
    parallel_tool_calls: true,
    tools: [],
    usage: {
      input_tokens: input,
      input_tokens_details: { cached_tokens: cachedInput },
      output_tokens: output,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: input + output,
    },
  }
}
