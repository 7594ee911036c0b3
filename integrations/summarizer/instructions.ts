import { phrase } from './local/languages/phrase.ts'
import { readingsOf } from './readings.ts'

/**
 * Text that speaks to a summarizer and not to a person. Such a message stays part of the chat, but nothing is taken from
 * it: no task, no meeting, no link, no urgency.
 */
const toMachines = phrase(
  'forget (?:everything|all|what) (?:that )?(?:you (?:were|have been|know)|above|before)|disregard (?:everything|all|what is) (?:above|before)',
  '(?:system|developer|admin|new|hidden|secret) (?:prompt|instructions?|override|directive)|you are (?:now )?(?:an? )?(?:\\p{L}+ )?(?:ai|assistant|chatbot|llm|language model|summari[sz]er|dan)|you are now in \\p{L}+ mode',
  '(?:note|message|instructions?|attention|memo|hey|dear|hello|order|orders) (?:to|for)?,? ?(?:the |any |all )?(?:ai|a\\.i\\.|llms?|assistants?|summari[sz]ers?|bots?|models?|language model)|as an? (?:ai|assistant|language model)|when (?:you )?summari[sz](?:e|ing)|in (?:your (?:summary|digest)|the digest)',
  '(?:add|create|insert|include|append|write|put|repeat|print|render|mention) (?:\\p{L}+ ){0,6}(?:action items?|digest|summary|crm|note body)|(?:set|mark) (?:\\p{L}+ ){0,3}(?:urgency|sentiment)|(?:your|the) (?:summary|digest) (?:must|should|has to|shall)|(?:output|respond|reply|answer) (?:only|exactly|with json)|return (?:exactly|only) (?:this|the)|jailbreak|prompt injection|(?:print|reveal|repeat|show|output) (?:your|the) (?:system |initial )?(?:prompt|instructions)',
  'ты теперь|системн(?:ый промпт|ое сообщение|ая инструкция)|нов(?:ые|ая) инструкци(?:и|я)|(?:для|к) (?:ии|нейросети|ассистента|бота|модели)|(?:добавь|вставь|укажи|напиши|повтори)(?:те)? (?:\\p{L}+ ){0,5}(?:сводк[уе]|конспекте?|резюме|дайджесте?|заметк[уе] crm)',
  'neue anweisung(?:en)?|du bist (?:jetzt|nun|ab jetzt)|system-?anweisung|an die ki|(?:hinweis|nachricht|befehl)? ?an (?:die ki|den assistenten|den bot|das (?:sprach)?modell)|hinweis für (?:die|den) (?:ki|assistenten|bot)|als wärst du ein (?:sprachmodell|bot|ki)|(?:schreibe?|füge?|nimm|gib) (?:\\p{L}+ ){0,6}(?:zusammenfassung|digest)',
  'nuevas instrucciones|ahora eres|instrucci(?:ón|ones) del sistema|(?:nota |mensaje )?para (?:la ia|el asistente|el bot|el modelo)|(?:añade|incluye|pon|escribe|inserta|repite) (?:\\p{L}+ ){0,6}(?:resumen|digest)',
  "nouvelles instructions|tu es (?:maintenant|désormais)|(?:pour|à) l'(?:ia|assistant)|instructions? système|(?:ajoute|inclus|insère|écris|recopie|répète)[rz]? (?:\\p{L}+ ){0,8}(?:résumé|digest)",
)
/** To pass over what was said before, in many languages: a verb and what it is about, in either order, not far apart. */
const passOver =
  'ignor\\p{L}*|disregard|forget|overrid\\p{L}*|bypass|игнор\\p{L}*|проигнор\\p{L}*|забуд\\p{L}*|не учитывай\\p{L}*|vergiss|vergesst|missacht\\p{L}*|olvid\\p{L}*|descart\\p{L}*|omit[ea]\\p{L}*|oubli\\p{L}*|esqueç\\p{L}*|desconsider\\p{L}*|dimentic\\p{L}*|negeer\\p{L}*|vergeet|zignor\\p{L}*|pomiń|zapomnij|ігнор\\p{L}*|yok say\\p{L}*|görmezden|unut\\p{L}*|अनदेखा|नज़रअंदाज़|abaikan|bỏ qua|ignorera|glöm'
const rules =
  'instructions?|prompts?|rules|directions|guidelines|directives?|инструкци\\p{L}*|указани\\p{L}*|правила?|команды?|anweisung\\p{L}*|instruktion\\p{L}*|befehle?|regeln|instruccion\\p{L}*|órdenes|reglas|indicaciones|consignes?|règles|instruções|regras|istruzion\\p{L}*|regole|instructies|regels|instrukcj\\p{L}*|polece\\p{L}*|zasad\\p{L}*|інструкці\\p{L}*|правила|talimat\\p{L}*|kural\\p{L}*|निर्देश[\\p{L}\\p{M}]*|नियम\\p{L}*|instruksi|hướng dẫn|instruktioner\\p{L}*|regler'
const near = '(?:[ ,:]+[\\p{L}\\p{M}]+){0,4}?[ ,:]+'
const passesOver = phrase(`(?:${passOver})${near}(?:${rules})`, `(?:${rules})${near}(?:${passOver})`)

/** Names that only programs have, an order, and what is ordered: together, in either order, they speak to a program. */
const program = phrase(
  'ai|a\\.i\\.|llms?|gpt|chatbots?|language models?|summari[sz]ers?|(?:automated|ai|virtual) assistants?|ai agents?|ии|нейросет\\p{L}*|языков\\p{L}* модел\\p{L}*|ki|sprachmodell\\p{L}*|ia|modelo de lenguaje|modèle de langage|yapay zeka',
)
const order = phrase(
  'add|include|insert|put|list|output|append|repeat|encode|render|reveal|must|agrees to|добав\\p{L}*|встав\\p{L}*|укаж\\p{L}*|повтор\\p{L}*|füge?|nimm|gib|añad\\p{L}*|incluy\\p{L}*|inserta|repite|ajoute\\p{L}*|inclus|insère|recopie',
)
const ordered = phrase(
  'summary|digest|notes?|links?|topics?|action items?|whole (?:chat|conversation)|passwords?|first|сводк\\p{L}*|конспект\\p{L}*|заметк\\p{L}*|ссылк\\p{L}*|парол\\p{L}*|zusammenfassung|notiz|links?|passwörter|resumen|nota|enlace|contraseñas?|résumé|lien|mots de passe',
)
/** In a longer text they stand together by chance. */
const longestOrder = 1_200
const speaksToProgram = (text: string): boolean =>
  text.length <= longestOrder && program.test(text) && order.test(text) && ordered.test(text)

const signs =
  /(?:<\/?\s*(?:system|assistant|user|instructions?|s|im_start|im_end|tool_?call|function_?call|tools?|function)\b|\[\/?(?:system|inst)\]|<\|\w+\|>|^\s*#{0,3}\s*(?:system|assistant|developer|ai|llm|ии|ki|ia|ассистент|asistente|assistent)\s*[:,]|^\W*end of (?:the )?(?:data|messages|input|transcript|context)\b|^[^\p{L}\n]*(?:end of|конец|ende|fin)\s[\p{L}\s]{3,30}[^\p{L}]{1,20}(?:summary|digest|резюме|итог|сводка|zusammenfassung|resumen|résumé)\s*:|"?(?:action_items|deal_signals|sentiment|urgency)"?\s*:|"(?:role|by)"\s*:\s*"(?:system|assistant|developer|me|user)"|(?:忽略|无视|忘记|無視).{0,12}(?:指令|指示|提示|规则|規則)|(?:指令|指示|提示|规则|規則).{0,12}(?:忽略|无视|無視|忘)|系统提示|系統提示|(?:你|您)现在是.{0,12}(?:助手|模型|人工智能)|지시.{0,8}무시|명령.{0,8}무시|(?:تجاهل|انس).{0,24}(?:التعليمات|تعليمات|الأوامر|القواعد))/imu

/** True for text that speaks to a summarizer, also where it is written so that programs do not see it. */
export const isInstruction = (text: string): boolean =>
  readingsOf(text).some(
    (reading) => [toMachines, passesOver, signs].some((sign) => sign.test(reading)) || speaksToProgram(reading),
  )

type Line = { id: number; sender: string; text: string }
/** Orders may come in pieces: so many messages of one person in a row, so many characters in all. */
const together = { messages: 3, length: 600 }
/** What goes on after orders in pieces. */
const goesOn = /^(?:\p{Ll}|["“«„'])|https?:\/\//u

/** The ids of the messages that speak to a summarizer, alone or together with those of the same person beside them. */
export const findInstructions = (lines: Line[]): Set<number> => {
  const found = new Set(lines.filter(({ text }) => isInstruction(text)).map(({ id }) => id))
  for (const own of Map.groupBy(lines, ({ sender }) => sender).values()) {
    const inPieces = new Set<number>()
    for (const end of own.keys())
      for (let start = end - 1; start > end - together.messages && start >= 0; start--) {
        const pieces = own.slice(start, end + 1)
        const joined = pieces.map(({ text }) => text).join(' ')
        if (joined.length > together.length || pieces.some(({ id }) => found.has(id))) break
        if (isInstruction(joined)) for (const { id } of pieces) inPieces.add(id)
      }
    for (const [i, { id, text }] of own.entries())
      if ([inPieces, found].some((ids) => ids.has(own[i - 1]?.id ?? -1)) && goesOn.test(text)) inPieces.add(id)
    for (const id of inPieces) found.add(id)
  }
  return found
}
