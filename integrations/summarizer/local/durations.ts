const counts =
  'an?|one|two|three|four|five|six|seven|eight|nine|ten|a few|several|half an|a couple of|an? (?:whole|full)|ein(?:e[rnm]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|einige|mehrere|un[ae]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|unos|unas|varios|varias|media|deux|trois|quatre|cinq|sept|huit|neuf|dix|quelques|plusieurs|одн[ауи]|од[ие]н|дв[аеух]+|три|трёх|трех|четыре|пять|шесть|семь|восемь|девять|десять|пару|пол|несколько'
const units =
  'm|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|mo|months?|y|years?|quarters?|seconds?|secs?|s|minuten?|stunden?|sekunden?|tage?n?|wochen?|monate?n?|jahre?n?|minutos?|horas?|segundos?|días?|semanas?|mes(?:es)?|años?|heures?|secondes?|jours?|semaines?|mois|ans?|années?|минут\\p{L}*|час\\p{L}*|секунд\\p{L}*|дн\\p{L}+|день|сут\\p{L}*|недел\\p{L}+|месяц\\p{L}*|год\\p{L}*|лет'
const one = `(?:(?:[\\p{N}.,]+|${counts})\\s?)?(?:${units})`

/** "an hour", "42M", "for three years", "три года": how long, not when ("in an hour" is a time). */
const bareDuration = new RegExp(
  `^(?:(?:for|past|last|about|over|under|seit|pendant|durante|за) )?${one}(?:[\\s,]+(?:and |und |y |et |и )?${one})*$`,
  'iu',
)

export const isBareDuration = (words: string): boolean => bareDuration.test(words.trim())
