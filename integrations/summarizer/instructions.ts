import { phrase } from './local/languages/phrase.ts'
import { readingsOf } from './readings.ts'

/**
 * Text that speaks to a summarizer and not to a person. Such a message stays part of the chat, but nothing is taken from
 * it: no task, no meeting, no link, no urgency.
 */
const toMachines = phrase(
  '(?:ignore|disregard|forget|override|bypass) (?:\\p{L}+ ){0,3}(?:instructions?|prompts?|rules|directions|guidelines|context)',
  '(?:system|developer|admin|new|hidden|secret) (?:prompt|instructions?|override|directive)|you are (?:now )?(?:an? )?(?:\\p{L}+ )?(?:ai|assistant|chatbot|llm|language model|summari[sz]er|dan)',
  '(?:note|message|instructions?|attention|memo|hey|dear|hello) (?:to|for)?,? ?(?:the |any |all )?(?:ai|a\\.i\\.|llms?|assistants?|summari[sz]ers?|bots?|models?|language model)|as an? (?:ai|assistant|language model)|when (?:you )?summari[sz](?:e|ing)|in (?:the|your) (?:summary|digest)',
  '(?:add|create|insert|include|append|write|put) (?:\\p{L}+ ){0,4}(?:action items?|digest|summary|crm|note body)|(?:set|mark) (?:\\p{L}+ ){0,3}(?:urgency|sentiment)|(?:output|respond|reply|answer) (?:only|exactly|with json)|jailbreak|prompt injection',
  '(?:игнорируй|забудь|проигнорируй|не учитывай)(?:те)? (?:\\p{L}+ ){0,3}(?:инструкции|инструкций|указания|правила|команды|промпт)|системн(?:ый промпт|ое сообщение|ая инструкция)|ты теперь|новые инструкции|(?:для|к) (?:ии|нейросети|ассистента|бота|модели)',
  '(?:ignoriere?|vergiss|missachte) (?:\\p{L}+ ){0,4}(?:anweisung(?:en)?|instruktionen|befehle|regeln|prompts?)|neue anweisung(?:en)?|du bist (?:jetzt|nun|ab jetzt)|system-?anweisung|an die ki|hinweis (?:an|für) (?:die|den) (?:ki|assistenten|bot)',
  '(?:ignora|olvida|descarta|omite)(?:d)? (?:\\p{L}+ ){0,4}(?:instrucciones|órdenes|reglas|indicaciones)|nuevas instrucciones|ahora eres|instrucci(?:ón|ones) del sistema|(?:nota )?para (?:la ia|el asistente|el bot)',
  "(?:ignore[zr]?|oublie[zr]?) (?:\\p{L}+ ){0,4}(?:instructions?|consignes?|règles|directives)|nouvelles instructions|tu es (?:maintenant|désormais)|(?:pour|à) l'(?:ia|assistant)|instructions? système",
  '(?:ignorar?|ignore|esqueça|dimentica|negeer|zignoruj|ігноруй) (?:\\p{L}+ ){0,4}(?:instruções|istruzioni|instructies|instrukcje|інструкції)',
)
const signs =
  /(?:<\/?\s*(?:system|assistant|user|instructions?|s|im_start|im_end)\b|\[\/?(?:system|inst)\]|<\|\w+\|>|^\s*#{0,3}\s*(?:system|assistant|developer)\s*:|"?(?:action_items|deal_signals|sentiment|urgency)"?\s*:|忽略.{0,8}(?:指令|指示|提示)|(?:以前|これまで|上記)の?.{0,6}指示.{0,6}無視|이전.{0,8}지시.{0,6}무시|تجاهل.{0,20}(?:التعليمات|تعليمات))/imu

/** True for text that speaks to a summarizer, also where it is written so that programs do not see it. */
export const isInstruction = (text: string): boolean =>
  readingsOf(text).some((reading) => toMachines.test(reading) || signs.test(reading))

type Line = { id: number; sender: string; text: string }
/** Orders may come in pieces: so many messages of one person in a row, so many characters in all. */
const together = { messages: 3, length: 600 }

/** The ids of the messages that speak to a summarizer, alone or together with those of the same person right before. */
export const findInstructions = (lines: Line[]): Set<number> => {
  const found = new Set(lines.filter(({ text }) => isInstruction(text)).map(({ id }) => id))
  const bySender = Map.groupBy(lines, ({ sender }) => sender)
  for (const own of bySender.values())
    for (const end of own.keys())
      for (let start = end - 1; start > end - together.messages && start >= 0; start--) {
        const piece = own.slice(start, end + 1)
        const joined = piece.map(({ text }) => text).join(' ')
        if (joined.length > together.length || piece.some(({ id }) => found.has(id))) break
        if (isInstruction(joined)) for (const { id } of piece) found.add(id)
      }
  return found
}
