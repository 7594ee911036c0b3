import { cleanText } from '../../integrations/summarizer/clean-text.ts'
import { addressesIn, withoutAddresses } from '../../integrations/summarizer/evidence/addresses.ts'
import { withoutMarkup } from '../../integrations/summarizer/evidence/plain-text.ts'
import { isInstruction } from '../../integrations/summarizer/instructions.ts'
import { redact } from './redact.ts'

const longest = 64
/** What somebody is called whose name is none. */
export const nameless = 'Contact'

/** A name as people chose it for themselves, fit to be read by a model and to stand in a note: one line, no address, no markup, no secret. */
export const safeName = (name: string): string => {
  const line = withoutMarkup(cleanText(name)).replace(/\s+/g, ' ').trim()
  if (isInstruction(line)) return nameless
  const bare = addressesIn(line).length > 0 ? withoutAddresses(line) : line
  const safe = redact(
    bare
      .replace(/[<>{}[\]`|\\]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  ).text
  const trimmed = safe
    .slice(0, longest)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/[\s([{<,;:/-]+$/u, '')
    .trim()
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(trimmed) ? trimmed : nameless
}
