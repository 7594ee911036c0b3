import { type LanguagePack } from './language-pack.ts'
import { nothingBut, opening, phrase, words } from './phrase.ts'

const present =
  '(?:schicke?|sende?|maile?|leite|rufe?|melde|prüfe?|checke?|kläre?|bereite|erstelle?|mache?|schreibe?|frage?|bespreche?|kümmere?|organisiere?|buche?|bestelle?|überweise?|zahle?|bezahle?|unterschreibe?|liefere?|bringe?|stelle?|schaue?|schau|gebe?|aktualisiere?|ergänze?|korrigiere?|behebe?|lade?|teile?|reiche?|hole?|nehme|spreche?|beantrage|plane|vereinbare|suche|besorge|koordiniere|verschiebe|verlängere|drucke|scanne|fotografiere|storniere|kündige|verhandle|ersetze|dokumentiere|analysiere|kalkuliere|rechne|entwerfe|formuliere|überarbeite|veröffentliche|teste|installiere|importiere|exportiere|übersetze|unterzeichne|setze|hake|fordere|starte|lege|packe|messe|maile|lasse|hänge|sage|informiere?|reserviere?|übernehme|erledige?|richte|passe|verschicke?|versende?|kontaktiere?|bestätige?|trage|lege)'
const infinitive =
  '(?:\\p{L}*(?:schicken|senden|mailen|leiten|rufen|melden|prüfen|checken|klären|bereiten|erstellen|machen|schreiben|fragen|sprechen|kümmern|organisieren|buchen|bestellen|überweisen|zahlen|liefern|bringen|stellen|schauen|geben|aktualisieren|ergänzen|korrigieren|beheben|laden|teilen|reichen|holen|nehmen|informieren|reservieren|erledigen|bestätigen|richten|passen|sagen|helfen|zeigen|ansehen|anschauen))'
/** Verbs at the end of a request that ask for no deed are left out. */
const anyInfinitive =
  '(?!(?:sein|haben|werden|kommen|treffen|sprechen|telefonieren|reden|glauben|denken|vorstellen|verstehen|sehen|hören|finden|leben|essen|trinken|mitkommen|teilnehmen|dabei|können|gehen|einrichten|sagen|erklären|erinnern|leisten)(?!\\p{L}))\\p{Ll}+(?:en|ern|eln)(?=\\s*(?:[?.!,;]|$))'
const objects =
  '(?:(?:dir|Ihnen|euch|mich|mir|uns|es|das|sie|ihn|den|die|dem|eine?n?|noch|dann|gleich|gerne?|morgen|heute|auch|mal|bitte|sofort|direkt|kurz|einfach) )*'

const hours = words('eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf')
/** "halb drei" is half past two; before eight in the morning nobody meets. */
const halfHour = (i: number) => (i < 7 ? i + 12 : i)

export const de: LanguagePack = {
  code: 'de',
  markers: new Set(
    words(
      'ich und der die das ist nicht wir sie mit für auf dir ihr auch dass noch ein eine den dem zu wie aber oder bei uns ihnen',
    ),
  ),
  commitment: phrase(
    `(?:ich|wir) ${objects}${present}(?:n|en)?(?! (?:ich|wir))|${present}n? (?:ich|wir)(?: ${objects}(?:\\p{L}+)?)?|und ${present} (?:dir|Ihnen|euch|mich|uns|dann|es|das|ihn|sie) ${objects}\\p{L}+`,
    `(?:ich|wir) (?:werden?|will|wollen|muss|müssen|kann|können) (?:(?!nicht|kein)\\p{L}+ ){0,8}?${infinitive}|werden? (?:ich|wir) (?:(?!nicht|kein)\\p{L}+ ){0,8}?${infinitive}`,
    '^(?:melde mich|kümmere mich|schicke|sende|prüfe|kläre|leite) (?!bitte|mir|uns|doch|mal)\\p{L}+',
    '^(?:kommt|folgt|geht) (?:noch |gleich |dann )?(?:heute|morgen|übermorgen|bis|am|nachher|raus|per|gleich)|(?:das |den |die |es )?(?:hast du|habt ihr|haben Sie|bekommst du|kriegst du|bekommen Sie|erhalten Sie|bekommt ihr) (?:\\p{L}+ ){0,4}(?:bis|am|heute|morgen|gleich|von mir)|habt ihr bis|(?:du hast|ihr habt|Sie haben) (?:es|sie|ihn|das|alles) (?:bis|am|morgen|heute)',
    '(?:unsere?|meine?) \\p{L}+ (?:schickt|sendet|meldet sich|ruft|mailt|erstellt|bereitet|prüft|klärt|überweist|bringt|liefert|kümmert sich)|(?:ich|wir) versprech\\p{L}+|(?:du|ihr) (?:bekommst|kriegst|bekommt|kriegt) (?:\\p{L}+ ){0,4}(?:von (?:mir|uns)|bis)|Sie (?:bekommen|erhalten) (?:\\p{L}+ ){0,4}(?:von (?:mir|uns)|bis)',
  ),
  request: phrase(
    `(?:kannst|könntest|würdest|magst|kannste) (?:du )?(?:(?!nicht|kein)\\p{L}+ ){0,8}?${infinitive}|(?:können|könnten|würden) (?:Sie|ihr) (?:(?!nicht|kein)\\p{L}+ ){0,8}?${infinitive}|(?:kannst|könntest|würdest) du (?:(?!nicht|kein)\\p{L}+ ){1,9}?${anyInfinitive}|(?:können|könnten|würden) Sie (?:(?!nicht|kein)\\p{L}+ ){1,9}?${anyInfinitive}|(?:könnt|könntet|würdet) ihr (?:\\p{L}+ ){0,8}?${infinitive}`,
    `(?:schick|sende|maile?|leite|ruf|melde?|prüfe?|check|schreib|gib|sag|frag|mach|stell|teile?|bring|zeig|hilf|denk|bestätige?)e? (?:bitte|mal|doch|mir|uns|dich|mich|daran|dran|das)|(?:schicken|senden|leiten|rufen|melden|prüfen|schreiben|geben|sagen|stellen|teilen|bestätigen|denken) Sie(?= (?:bitte|mir|uns|mich|sich|das|die|den|daran|doch|mal))`,
    `bitte (?:\\p{L}+ ){0,8}?${infinitive}|bitte (?:schick|sende|prüfe?|check|schreib|gib|sag|ruf|melde?|leite|bestätige?|teile?)|vergiss nicht|vergessen Sie nicht|denk (?:bitte )?(?:daran|dran)|(?:ich|wir) (?:bräuchten?|brauchen?) (?:dann |noch |auch |bitte |dringend )+(?:den|die|das|eine?n?|Ihren?|deine?n?|eure?n?)|bräuchten? (?:ich|wir) (?:\\p{L}+ ){0,2}(?:den|die|das|eine?n?)|(?:fordern|reichen|bereiten|legen|planen|prüfen|nehmen|lassen|füllen) Sie (?:bitte|mir|uns|das|die|den|eine?n?)|plane?|ich brauche (?:von (?:dir|Ihnen|euch)|bis|noch)|wir (?:brauchen|bräuchten) (?:von (?:dir|Ihnen|euch)|bis|noch)|du musst|Sie müss(?:t)?en|wäre (?:super|toll|nett|gut|schön),? wenn (?:du|Sie|ihr)`,
  ),
  offer: phrase(
    `soll(?:en)? (?:ich|wir) (?:\\p{L}+ ){0,6}?${infinitive}|(?:ich|wir) könnten? (?:\\p{L}+ ){0,6}?${infinitive}`,
  ),
  notAction: phrase(
    '(?:ich|wir) (?:kann|können|werden?|will|wollen|schaffe\\p{L}*|mache?n?|schicke?n?) (?:\\p{L}+ ){0,3}(?:nicht|kein\\p{L}*)|(?:falls|wenn) (?:du|Sie|ihr|ich|wir) (?:\\p{L}+ ){0,5}(?:kann|könn\\p{L}+|will\\p{L}*)|habe? ich|haben wir|mache mir (?:keine )?sorgen|(?:ich|wir) (?:frage|fragen) (?:mich|uns)|(?:ich|wir) \\p{L}+ gerade|sonst|ansonsten|(?:hätten?|wäre|sollten?|würden?) (?:ich|wir)|sollen[.!]?$|mal sehen|mal schauen|bitte (?:sehr|schön)|ich schreibe? gerade',
  ),
  agreement: opening(
    'ja|jo|jup|klar|gerne?|natürlich|sicher|ok|okay|passt|perfekt|super|alles klar|abgemacht|einverstanden|gut|in ordnung|mache? ich|machen wir|geht klar|kein problem|bestätigt|top|prima|sehr gern|selbstverständlich|genau|wird gemacht',
  ),
  refusal: opening(
    'nein|nee|nö|leider|geht (?:leider )?nicht|kann (?:ich )?(?:leider )?nicht|tut mir leid|sorry|schaffe? ich nicht',
  ),
  done: opening(
    '(?:ist |schon |bereits |gerade |habe? ich |hab |habe )*(?:geschickt|erledigt|gemacht|gesendet|verschickt|bezahlt|überwiesen|unterschrieben|hochgeladen|weitergeleitet|raus|fertig)|hier (?:ist|sind) (?:der|die|das|es|sie)|anbei',
  ),
  suggestion: phrase(
    'lass uns|lassen Sie uns|wie wäre es|wie wärs|wollen wir|sollen wir|ich schlage vor|wir könnten|vielleicht|vorschlag',
  ),
  meeting: phrase(
    'call|calls|\\p{L}*(?:besichtigung|begehung|schulung|besprechung|termin|treffen|präsentation|vorführung|abnahme|versammlung|sitzung|konferenz|verhandlung)|\\p{L}*meeting|besuch|telefon|telefonat|telefonieren|telefontermin|treffen|trifft|termin|termine|besprechung|meeting|zoom|teams|google meet|videocall|videokonferenz|kaffee|mittagessen|abendessen|lunch|demo|workshop|gespräch|sprechen|sehen uns|jour fixe|kick-?off|rufe? (?:dich|sie|ihn|euch) an|rufe? ich|anrufen|vorstellungsgespräch|frei|zeit|slot|verfügbar',
  ),
  arranging: phrase(
    'treffen|vereinbar\\p{L}*|organisier\\p{L}*|buch\\p{L}*|einlad\\p{L}*|einladung|termin\\p{L}*|ruf\\p{L}*|anrufen|sprech\\p{L}*|telefonier\\p{L}*|lad\\p{L}*|leg\\p{L}*|trag\\p{L}*',
  ),
  timeProposal: phrase(
    'passt|würde passen|geht|ginge|wie wäre|wie wärs|lieber|besser|statt\\p{L}*|dann|können wir|könnten wir|lass uns|verschieben|klappt|bei mir|frei|zeit|einverstanden',
  ),
  notMeeting: phrase(
    'war|waren|hatten|hatte|gestern|letzte\\p{L}*|abgesagt|absagen|absage|entfällt|ausfallen|fällt aus|kann (?:leider )?nicht|können (?:leider )?nicht|passt (?:mir |uns )?(?:leider )?nicht|geht (?:leider )?nicht|schaffe? (?:\\p{L}+ ){0,3}nicht|gesprochen|getroffen|keine zeit',
  ),
  calledOff: phrase(
    'abgesagt|absagen|absage|entfällt|ausfallen|fällt (?:leider )?aus|(?:kann|können|passt|geht|schaffe?) (?:\\p{L}+ ){0,3}nicht|keine zeit',
  ),
  insteadOf: phrase('lieber|besser|statt\\p{L}*|verschieben|verschoben|verlegen|später|früher|wie wäre|wie wärs|doch'),
  introduction: phrase(
    '(?:stelle?|möchte|darf|kann|würde) (?:ich |dir |Ihnen |euch |dich |Sie |gerne? |gern |mal |kurz |\\p{Lu}\\p{L}+ )+(?:mit \\p{L}+ )?(?:vorstellen|vor|bekannt machen|bekanntmachen)|vorstellung von|bringe? (?:dich|Sie|euch) (?:\\p{L}+ )?(?:mit|in kontakt)|in kontakt (?:bringen|setzen)|stelle? (?:ich )?(?:\\p{L}+ ){0,3}kontakt (?:\\p{L}+ ){0,4}her|kontakt herstellen|(?:kann|könnte|möchte|würde|werde) (?:ich )?(?:euch|dich|Sie|dir|Ihnen) (?:\\p{L}+ ){0,4}(?:verbinden|vernetzen|bekanntmachen)|solltest (?:du|ihr) mit \\p{L}+ (?:\\p{L}+ )?(?:reden|sprechen)|sollten Sie mit \\p{L}+ (?:\\p{L}+ )?(?:reden|sprechen)|intro|vernetze\\p{L}*|verbinde (?:dich|Sie|euch) mit|lern(?:t|en)? (?:\\p{L}+ )?kennen|darf ich vorstellen',
  ),
  deal: phrase(
    'preise?n?|kostet|kosten(?! lassen)|pro (?:platz|kopf|person|stück|monat|nutzer)|preislich|preisliste|budget|vertrag\\p{L}*|vertrags\\p{L}*|angebot\\p{L}*|rechnung\\p{L}*|rabatt\\p{L}*|finanzierungsrunde|runde|bewertung|term sheet|pilot\\p{L}*|testphase|probephase|ausschreibung|einkauf|wettbewerb\\p{L}*|konkurrenz|mitbewerber\\p{L}*|anderer? (?:anbieter|lieferant)\\p{L}*|anderen (?:anbieter|lieferant)\\p{L}*|anbieter|lieferant\\p{L}*|exklusiv\\p{L}*|gehalt\\p{L}*|provision\\p{L}*|gutschrift|zu teuer|teuer|günstiger|lizenz\\p{L}*|abo|verlängerung|kündigung|nda|auftrag|auftrags\\p{L}*|zahlungsziel|anzahlung|provision|investor\\p{L}*|beteiligung|konditionen|bestellung|rechtsabteilung',
  ),
  positive: phrase(
    'super|toll|gut|gute[rnsm]?|perfekt|danke|vielen dank|freue|freuen|freut|klasse|prima|wunderbar|großartig|begeistert|zufrieden|schön|schöne\\p{L}*|spannend|glückwunsch|gratuliere|liebe|gefällt|beeindruckt|hervorragend|ausgezeichnet|top|genial|erfolg\\p{L}*|gerne?|hilfreich',
  ),
  negative: phrase(
    'schlecht\\p{L}*|schlimm|problem\\p{L}*|fehler|leider|kaputt|enttäusch\\p{L}*|verärgert|ärger\\p{L}*|unzufrieden|beschwerde\\p{L}*|verzögerung\\p{L}*|verspät\\p{L}*|ausfall|ausgefallen|funktioniert nicht|geht nicht|inakzeptabel|sorge|sorgen|schwierig|zu teuer|mist|katastroph\\p{L}*|verloren|kündigen|kündigung|stornier\\p{L}*|traurig|frustriert|mangelhaft|tut mir leid|schade|überfällig|krank',
  ),
  negation: phrase('nicht|kein|keine|keinen|nie|niemals|ohne|kaum'),
  urgent: phrase(
    'dringend\\p{L}*|eilig\\p{L}*|sofort|umgehend|asap|schnellstmöglich|so schnell wie möglich|notfall|kritisch\\p{L}*|system steht|server (?:ist )?down|brennt|unverzüglich',
  ),
  soon: phrase(
    'heute|morgen|bald|diese woche|frist|deadline|bis (?:montag|dienstag|mittwoch|donnerstag|freitag)|zeitnah|erinnerung|überfällig',
  ),
  deadline: phrase('bis|bis zum|bis spätestens|spätestens|vor|fällig'),
  dateRewrites: [
    ...hours.map((hour, i) => ({ pattern: phrase(`halb ${hour}`), to: { say: `${halfHour(i)}:30` } })),
    {
      pattern: phrase('(?:anfang |mitte |ende )?nächster? woche|nächste woche|kommende(?:r|n)? woche'),
      to: { endOf: 'nextWeek' },
    },
    { pattern: phrase('ende der woche|ende dieser woche|wochenende|diese woche'), to: { endOf: 'week' } },
    { pattern: phrase('ende (?:des|dieses) monats|monatsende'), to: { endOf: 'month' } },
    {
      pattern: phrase('ende des tages|feierabend|heute noch|im laufe des (?:tages|vormittags|nachmittags)'),
      to: { endOf: 'day' },
    },
    { pattern: phrase('übermorgen'), to: { days: 2 } },
    { pattern: phrase('morgen (?:früh|vormittag|nachmittag|abend|mittag)'), to: { days: 1 } },
    {
      pattern: phrase(
        '(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag),? (?:den |der |dem )?(\\d{1,2})\\.(?! ?(?:\\d|jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez))',
      ),
      to: 'dayOfMonth',
    },
    {
      pattern: phrase('(?:am|zum|bis) (\\d{1,2})\\.(?! ?(?:\\d|jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez))'),
      to: 'dayOfMonth',
    },
    { pattern: phrase('guten morgen'), to: { say: 'hallo' } },
  ],
  notDate:
    /^(?:jetzt|gerade|letzte.*|vorige.*|vergangene.*|mai|so|mi|do|an|fr|sa|die|woche|eine? (?:sekunde|minute|moment).*)$/iu,
  smallTalk: nothingBut(
    "hallo|hi|hey|moin|servus|guten (?:morgen|tag|abend)|danke(?: dir| ihnen| schön| sehr)?|vielen dank|bitte(?: schön| sehr)?|gern geschehen|tschüss|bis (?:dann|bald|später|morgen)|ja|nein|ok|okay|gut|super|klar|alles klar|perfekt|passt|genau|gerne?|wie läuft's|wie gehts|wie geht's|wie geht es (?:dir|ihnen)|liebe grüße|viele grüße|lg|vg|schön|toll|prima|haha|ach so|verstehe|stimmt",
  ),
  filler: opening(
    'hallo|hi|hey|moin|ja|nein|ok|okay|also|naja|na ja|ach|gut|super|danke|vielen dank|klar|alles klar|guten morgen|guten tag|übrigens|und|aber|genau|sorry|perfekt|gerne?|servus',
  ),
  notTopic:
    /^(?:genau|herr|frau|ich|sie|ihnen|ihr\p{L}*|du|hallo|hi|danke|super|klar|guten?|morgen|heute|gestern|ja|nein|okay|ok|perfekt|bitte|können|könnten|kannst|könntest|haben|hast|hat|ist|sind|was|wie|wann|wo|wer|wir|das|der|die|den|ein\p{L}*|für|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|tag|woche|uhr|grüße|vielen|viele|liebe|gerne?|dann|passt|alles|schicke?|leider|wäre|würde|mal|noch|bis|wenn|aber|und|leider|tut|zeit|wollen|soll|sollen|kein\p{L}*|freut|freue|abend|mittag|nachmittag|vormittag|gut|moin|hey|dank)$/iu,
  nounsAreCapitalised: true,
  words: {
    asks: 'fragt',
    askedWho: 'fragt {who}',
    nothingWritten: 'nichts geschrieben',
    inAll: 'insgesamt',
    also: 'Außerdem',
    media: {
      voice: { one: '# Sprachnachricht', other: '# Sprachnachrichten' },
      photo: { one: '# Foto', other: '# Fotos' },
      video: { one: '# Video', other: '# Videos' },
      file: { one: '# Datei', other: '# Dateien' },
      sticker: { one: '# Sticker', other: '# Sticker' },
      other: { one: '# weitere Nachricht', other: '# weitere Nachrichten' },
      instruction: {
        one: '# Nachricht, die wie ein Befehl an ein Programm klingt (ausgelassen)',
        other: '# Nachrichten, die wie Befehle an ein Programm klingen (ausgelassen)',
      },
    },
  },
}
