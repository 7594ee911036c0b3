import { type AppError, isAppError } from '../../core/errors.ts'
import { type Sent } from './caller.ts'
import { refusedItem } from './error-map.ts'
import { type BatchAnswer, type Item, type ItemError } from './records.ts'
import { type ItemOutcome } from './types.ts'

export type BatchWrite<Input, Value> = {
  /** `traceIds` stand beside the inputs: a create that carries them is answered item by item. */
  send: (inputs: Input[], traceIds: string[]) => Promise<Sent<BatchAnswer>>
  isResultOf: (item: Item, input: Input) => boolean
  isErrorOf?: (error: ItemError, input: Input) => boolean
  value: (item: Item) => Value
  /** A refusal that names this property counts as a doubled value. */
  uniqueName?: string
  /** What is already known of inputs when a whole batch is refused: those are not sent again. */
  known?: (inputs: Input[]) => Promise<(input: Input) => ItemOutcome<Value> | null>
  /** Turns a call that came to nothing into outcomes; unset = it is thrown. */
  lost?: (error: AppError) => ItemOutcome<Value>
  /** What it means when HubSpot says nothing of an item. */
  silence: 'not-found' | 'unconfirmed'
}

const silenceMessage = 'HubSpot did not say what became of this.'

const settle = <Input, Value>(
  write: BatchWrite<Input, Value>,
  inputs: Input[],
  traceIds: string[],
  answer: BatchAnswer,
) => {
  const errors = answer.errors ?? []
  const byTrace = new Map(answer.results.map((item) => [item.objectWriteTraceId ?? '', item]))
  return inputs.map((input, index): ItemOutcome<Value> => {
    const traceId = traceIds[index] ?? ''
    const traced = byTrace.get(traceId)
    if (traced) return { ok: true, value: write.value(traced) }
    const error =
      errors.find(({ context }) => context?.['objectWriteTraceId']?.includes(traceId)) ??
      errors.find((one) => !one.context?.['objectWriteTraceId'] && write.isErrorOf?.(one, input))
    if (error) return refusedItem(error, write.uniqueName)
    const item = answer.results.find((one) => write.isResultOf(one, input))
    if (item) return { ok: true, value: write.value(item) }
    return { ok: false, reason: write.silence, message: silenceMessage }
  })
}

/**
 * Writes at most one batch of inputs; outcomes stand in their order. Where HubSpot refuses the batch as a whole for one bad
 * item, it is halved until the good ones are through and the bad one has its reason.
 */
export const writeBatch = async <Input, Value>(
  write: BatchWrite<Input, Value>,
  inputs: Input[],
): Promise<ItemOutcome<Value>[]> => {
  const traceIds = inputs.map((_, index) => `item-${index}`)
  let sent: Sent<BatchAnswer>
  try {
    sent = await write.send(inputs, traceIds)
  } catch (error) {
    const { lost } = write
    if (!lost || !isAppError(error)) throw error
    return inputs.map(() => lost(error))
  }
  if (sent.ok) return settle(write, inputs, traceIds, sent.value)
  const { status, body } = sent.failure
  if (inputs.length === 1) return [refusedItem({ ...body, status }, write.uniqueName)]

  const known = (await write.known?.(inputs)) ?? (() => null)
  const rest = inputs.filter((input) => known(input) === null)
  const half = rest.length < inputs.length ? rest.length : Math.ceil(rest.length / 2)
  const parts = [rest.slice(0, half), rest.slice(half)].filter((part) => part.length > 0)
  const written: ItemOutcome<Value>[] = []
  for (const part of parts) written.push(...(await writeBatch(write, part)))
  const ofRest = written.values()
  return inputs.map(
    (input) => known(input) ?? ofRest.next().value ?? { ok: false, reason: 'unconfirmed', message: silenceMessage },
  )
}
