import { AppError } from '../../core/errors.ts'
import { type ModelFault } from '../../models/digest-content.ts'

const words: Record<ModelFault, string> = {
  refused: 'The model refused to summarise this chat.',
  truncated: 'The model did not finish its digest, also when it was asked again.',
  'invalid-answer': 'The model did not answer in the form it was asked for, also when it was asked again.',
  'wrong-language': 'The model did not write in the language it was asked for, also when it was asked again.',
  unsupported: 'The model claimed nothing that the messages bear out.',
  timeout: 'The model did not answer in time.',
  'rate-limited': 'The model’s provider is over its limit. The digests go on when it is not.',
  unavailable: 'The model could not be reached.',
  'not-accepted':
    'The model’s provider refused the request. Check OPENAI_API_KEY, OPENAI_MODEL and the account’s quota.',
  'daily-limit': 'The limit of model use for one day is reached.',
}

/** Why a model gave no digest. */
export class ModelFailure extends AppError {
  readonly fault: ModelFault

  constructor(fault: ModelFault, cause?: unknown) {
    super('summarizer-failed', words[fault], { cause })
    this.name = 'ModelFailure'
    this.fault = fault
  }
}
