import { type LanguagePack } from './language-pack.ts'
import { nothingBut, opening, phrase, words } from './phrase.ts'

const infinitive = '(?:\\p{L}+[aei]r(?:te|me|le|lo|la|los|las|les|nos|se|os|telo|selo|melo)?)'
const present =
  '(?:envío|mando|paso|comparto|reenvío|llamo|escribo|confirmo|aviso|preparo|reviso|miro|consulto|pregunto|pago|firmo|hago|busco|traigo|adjunto|subo|actualizo|corrijo|agendo|reservo|organizo|presento|conecto|respondo|contesto|digo|encargo|ocupo|llevo|dejo|pido|compro|reenvío|redacto|termino|entrego|resuelvo|arreglo|traduzco|imprimo|anoto|apunto|verifico|compruebo|leo|enviamos|mandamos|pasamos|preparamos|revisamos|llamamos|confirmamos|avisamos)'

const hours = words('una dos tres cuatro cinco seis siete ocho nueve diez once doce')

export const es: LanguagePack = {
  code: 'es',
  markers: new Set(
    words(
      'el la los las de que y en un una es por para con no te me lo se su mi al del como pero más ya muy está esta nos le hay si sí',
    ),
  ),
  commitment: phrase(
    `(?:te|le|os|les|se) (?:lo |la |los |las )?${present}|(?:me |nos )(?:encargo|ocupo|encargamos|ocupamos|comprometo)|(?:mañana|hoy|luego|ahora|yo|y|lo|la|los|las) (?:te |le |os |les |se )?(?:lo |la |los |las )?${present}`,
    `(?<!no )(?:te |le |os |les |se |lo |la |me )*(?!(?:seré|estaré|iré|habré|tendré que|veré|podré)(?![\\p{L}]))\\p{L}{2,}(?:aré|eré|iré|dré|aremos|eremos|iremos|dremos)`,
    '(?:nuestr[oa]|mi) (?:\\p{L}+ ){1,3}?(?:te|le|os|les) (?:lo |la |los |las )?(?:envía|manda|pasa|llama|escribe|confirma|prepara|enviará|mandará|pasará|llamará|escribirá|confirmará)',
    `(?:te |le |os |les |lo |la |se )?(?:voy|vamos) a (?!ser|estar|ver(?![\\p{L}])|tener)${infinitive}|(?:tengo|tenemos) que ${infinitive}|debo ${infinitive}|(?:tú |usted )?(?:lo|la|los|las) (?:tienes|tendrás|tendréis|tiene|recibes|recibirás|recibes) (?:mañana|hoy|esta|el|antes|en|para|pasado)|cuenta con (?:ello|eso)|(?:me pongo|nos ponemos) con|me comprometo a`,
  ),
  request: phrase(
    `¿?(?:puedes?|podrías?|podéis|pueden|podrían|podríais|puede usted) (?:por favor )?(?:me |nos |te |lo |la )*(?!(?:venir|ser|estar|quedar|creer|reunirte|hablar)(?![\\p{L}]))${infinitive}|(?:me|nos) (?:puedes?|podrías?|podéis|pueden|podrían) ${infinitive}`,
    '(?:envía|manda|pasa|comparte|reenvía|confirma|avisa|prepara|revisa|manda|llama|haz|trae|recuerda|contesta|responde|envíe|mande|pase|comparta|confirme|avise|revise|llame|mánda|envía|pása|compárte|confírma|avísa|llám|apúnta|ánota)(?:a|e)?(?:me|nos|melo|noslo|mela|melos|melas)|(?:¿?me|nos) (?:envías|mandas|pasas|compartes|confirmas|avisas|haces|ayudas|dices|das|envía|manda|pasa|confirma|llamas|reenvías|devuelves)',
    `(?:pide|busca|consulta|pregunta|habla con|compra|recoge|escribe|comprueba|verifica|corrige|cambia|cancela|reserva|contacta|imprime) (?:\\p{L}+ ){1,8}por favor|por favor,? (?!no)(?:\\p{L}+)|(?:envía|manda|prepara|revisa|confirma|firma|paga|comparte|sube|actualiza|envíe|mande|prepare|revise|confirme|firme|comparta)(?:lo|la|los|las)? (?:\\p{L}+ ){0,6}por favor|no (?:te |se )?olvides? (?:de )?${infinitive}|necesito que|necesitamos que|(?:necesito|necesitamos|me hacen? falta|nos hacen? falta|me falta|nos falta|faltan?) (?:el|los|las|tus?|vuestr\\p{L}+|sus?) \\p{L}+|lé(?:e|a)(?:lo|la|los|las)|te pido que|recuerda ${infinitive}|tienes que ${infinitive}|hace falta que`,
  ),
  offer: phrase(
    `¿?quieres que (?:te )?\\p{L}+|¿?le parece si (?:le )?\\p{L}+|¿?te parece si (?:te )?(?:envío|mando|paso|preparo|llamo)|puedo ${infinitive}`,
  ),
  notAction: phrase(
    '(?:no|nunca) (?:puedo|podemos|podré|voy|vamos|creo|sé|lo haré|enviaré|mandaré)|si no|de lo contrario|si (?:puedo|puedes|podemos|quieres)|ya veremos|a ver|vamos a ver|lo veré|estaré|te lo juro|¿?puedes creer',
  ),
  agreement: opening(
    'sí|si|claro|vale|ok|okay|perfecto|de acuerdo|por supuesto|genial|hecho|sin problema|trato hecho|me parece bien|buena idea|desde luego|confirmado|estupendo|listo|dale|cómo no|con gusto|encantad[oa]',
  ),
  refusal: opening('no|lo siento|lamentablemente|desgraciadamente|imposible|me temo|no puedo|no podemos|perdona'),
  done: opening(
    '(?:ya |recién |acabo de |lo he |te lo he |ya te lo he |ya está |ya lo )*(?:enviado|enviar|mandado|hecho|pagado|firmado|subido|envié|mandé|compartido)|aquí (?:lo|la|está|están|tienes|va)',
  ),
  suggestion: phrase('¿?qué tal si|¿?qué te parece|¿?por qué no|propongo|podríamos|sugiero|¿?quedamos|mejor'),
  meeting: phrase(
    'reunión|reuniones|reunirnos|llamada|llamadas|llamamos|hablamos|hablar|quedamos|quedar|cita|café|comida|comemos|almuerzo|almorzamos|cena|cenamos|zoom|teams|google meet|meet|videollamada|demo|nos vemos|vernos|verte|entrevista|visitas?|taller|ensayo|firma|formación|presentación|comité|sesión|feria|te llamo|le llamo|llámame|llámeme|llamadme|llamarte|disponible|libre|hueco',
  ),
  arranging: phrase(
    'reun\\p{L}+|agend\\p{L}+|organiz\\p{L}+|ll[aá]m\\p{L}+|convoc\\p{L}+|reserv\\p{L}+|qued\\p{L}+|hablar\\p{L}*|invit\\p{L}+|ver(?:te|nos)',
  ),
  timeProposal: phrase(
    '¿?qué tal|¿?te va|me va|¿?te viene|me viene|mejor|podemos|¿?puedes|vale|quedamos|entonces|¿?te parece|perfecto|en vez|cambiar|mover|pasar|estoy libre|tengo libre|disponible',
  ),
  notMeeting: phrase(
    'fue|estuvo|ayer|pasad[oa] (?!mañana)\\p{L}+|semana pasada|cancel\\p{L}+|anul\\p{L}+|no puedo|no podemos|no me va|no me viene|no podré|hablé|hablamos ayer|nos vimos|nos reunimos|reunimos el pasado',
  ),
  calledOff: phrase('cancel\\p{L}+|anul\\p{L}+|no (?:puedo|podemos|podré|me va|me viene)|se cae'),
  insteadOf: phrase('mejor|en vez|en lugar|cambiar|mover|aplazar|posponer|más tarde|antes|¿?qué tal|no puedo'),
  introduction: phrase(
    '(?:te|le|os|les) (?:voy a presentar|vamos a presentar|presento|quiero presentar|presentaré)|presentar(?:te|le|os|les)|voy a presentarte|(?:te|le|os) (?:pongo|puse|pondré) en contacto|poner(?:te|le|os) en contacto|conectar(?:te|le|os) con|te conecto con|una? (?:intro|introducción) (?:a|con|para)|conoce a|deberías conocer',
  ),
  deal: phrase(
    'precios?|cuestan?|costar\\p{L}*|vence|por (?:persona|unidad|puesto|cabeza|habitación)|tarifas?|presupuestos?|contratos?|propuestas?|cotización|factura|facturas|descuentos?|ronda|valoración|term sheet|piloto|prueba gratuita|licitación|departamento de compras|competencia|competidor\\p{L}*|otros? proveedor\\p{L}*|cambi\\p{L}+ de proveedor|exclusividad|muy caro|demasiado caro|caro|barato|más barato|licencias?|suscripción|renovación|nda|pedido|honorarios|minuta|salario|sueldo|bajar (?:el precio )?a \\d|por unidad|anticipo|comisión|inversor\\p{L}*|inversión|participación|condiciones de pago|oferta|(?<!de )acuerdo',
  ),
  positive: phrase(
    'bien|bueno|buena|genial|perfecto|excelente|gracias|encanta|encantad[oa]s?|estupendo|fantástic[oa]|feliz|content[oa]s?|alegr\\p{L}+|gusta|gustó|increíble|maravillos[oa]|felicidades|enhorabuena|satisfech[oa]s?|éxito|impresionante|interesante|súper',
  ),
  negative: phrase(
    'mal|malo|mala|problemas?|error|errores|fallo|fallos|falla|lamentablemente|desgraciadamente|triste|enfadad[oa]s?|molest[oa]s?|decepcionad[oa]s?|decepción|retraso|retrasos|preocupad[oa]s?|preocupa|queja|quejas|inaceptable|no funciona|roto|rota|caído|demasiado caro|muy caro|cancelar|cancelado|terrible|horrible|difícil|perdido|lo siento|frustrad[oa]s?|urge|vencid[oa]',
  ),
  negation: phrase('no|nunca|sin|ni|jamás|tampoco|nada'),
  urgent: phrase('urgente\\p{L}*|urge|cuanto antes|lo antes posible|inmediatamente|emergencia|crític[oa]|caído|asap'),
  soon: phrase(
    'hoy|mañana|pronto|esta semana|plazo|fecha límite|antes del (?:lunes|martes|miércoles|jueves|viernes)|recordatorio|esta tarde|esta noche',
  ),
  deadline: phrase('antes de|antes del|para|para el|hasta|hasta el|a más tardar|como muy tarde'),
  dateRewrites: [
    { pattern: phrase('(?:a|al) mediodía'), to: { say: 'a las 12:00' } },
    ...hours.flatMap((hour, i) => [
      { pattern: phrase(`(?:a )?las? (?:${hour}|${i + 1}) y media`), to: { say: `a las ${i + 1}:30` } },
      { pattern: phrase(`(?:a )?las? (?:${hour}|${i + 1}) y cuarto`), to: { say: `a las ${i + 1}:15` } },
    ]),
    { pattern: phrase('(?:la )?(?:próxima semana|semana que viene)'), to: { endOf: 'nextWeek' } },
    { pattern: phrase('(?:el )?(?:fin|final|finales) de (?:la |esta )?semana|esta semana'), to: { endOf: 'week' } },
    { pattern: phrase('(?:el )?(?:fin|final|finales) de(?:l| este)? mes|fin de mes'), to: { endOf: 'month' } },
    {
      pattern: phrase('(?:el )?(?:fin|final) del día|esta mañana|antes de comer|a lo largo del día|en el día'),
      to: { endOf: 'day' },
    },
    { pattern: phrase('pasado mañana'), to: { days: 2 } },
    { pattern: phrase('mañana por la (?:mañana|tarde|noche)|mañana temprano'), to: { days: 1 } },
    { pattern: phrase('(?:a )?las (\\d{1,2})(?::00)? de la (?:tarde|noche)'), to: { say: 'a las $1pm' } },
    { pattern: phrase('(?:a )?las (\\d{1,2})(?::00)? de la mañana'), to: { say: 'a las $1am' } },
    { pattern: phrase('(?:a las )?(\\d{1,2}) ?h(?:rs|oras)?'), to: { say: 'a las $1:00' } },
    {
      pattern: phrase(
        '(?:el )?(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo),? (?:día )?(\\d{1,2})(?! de|[:h/]|\\.\\d|\\d)',
      ),
      to: 'dayOfMonth',
    },
    { pattern: phrase('el (?:día )?(\\d{1,2})(?! de|[:h/]|\\.\\d)'), to: 'dayOfMonth' },
  ],
  notDate:
    /^(?:ahora|la semana|el mes|pasad[oa] (?!mañana).*|.* pasad[oa]|un (?:segundo|minuto|momento).*|mar|dom|vie)$/iu,
  smallTalk: nothingBut(
    'hola|buenos días|buenas(?: tardes| noches)?|gracias|muchas gracias|mil gracias|de nada|adiós|hasta (?:luego|pronto|mañana)|sí|si|no|vale|ok|okay|perfecto|genial|claro|de acuerdo|muy bien|bien|cómo estás|cómo va(?: todo)?|qué tal|por favor|un saludo|saludos|un abrazo|abrazo|jaja|jajaja|entendido|nos vemos|hecho|igualmente|listo',
  ),
  filler: opening(
    'hola|buenos días|buenas tardes|buenas noches|buenas|sí|si|no|bueno|pues|vale|ok|okay|claro|gracias|muchas gracias|perfecto|genial|oye|por cierto|y|pero|mira|entonces|de acuerdo|perdona|muy bien',
  ),
  notTopic:
    /^(?:presento|encantad[oa]|\p{L}+(?:ar|er|ir|arte|erte|irte|arme|amos|emos|imos|ando|iendo|aré|eré|iré|aste|iste|aron|ieron)|gracias|hola|buenos|buenas|buen|buena|días|día|tardes|tarde|noches|mañana|hoy|ayer|vale|perfecto|genial|claro|favor|puedes|puede|podrías|puedo|tengo|tienes|tiene|estoy|está|están|estamos|hay|muy|bien|mucho|muchas|también|lunes|martes|miércoles|jueves|viernes|sábado|domingo|semana|saludos|saludo|abrazo|envío|mando|paso|quiero|quieres|creo|vez|cosa|cosas|hace|hacer|hecho|todo|todos|nada|así|aquí|ahí|cómo|qué|cuándo|dónde|entonces|pues|luego|ahora|siempre|otro|otra|mismo|misma|ser|son|era|fue|vamos|voy|va|me|te|nos|les|sus|tus|mis|ese|esa|eso|este|estos|estas|desde|hasta|sobre|entre|cuando|porque|aunque|sino|quien|cual|tan|tanto|poco|gran|solo|sólo|ok|necesito|gusta|parece|avísame|mándame|envíame)$/iu,
  nounsAreCapitalised: false,
  words: {
    asks: 'pregunta',
    askedWho: 'pregunta a {who}',
    nothingWritten: 'nada escrito',
    inAll: 'en total',
    also: 'Además',
    media: {
      voice: { one: '# mensaje de voz', other: '# mensajes de voz' },
      photo: { one: '# foto', other: '# fotos' },
      video: { one: '# vídeo', other: '# vídeos' },
      file: { one: '# archivo', other: '# archivos' },
      sticker: { one: '# sticker', other: '# stickers' },
      other: { one: '# mensaje más', other: '# mensajes más' },
      instruction: {
        one: '# mensaje que parece una orden a un programa (omitido)',
        other: '# mensajes que parecen órdenes a un programa (omitidos)',
      },
    },
  },
}
