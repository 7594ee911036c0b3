import { type LanguagePack } from './language-pack.ts'
import { nothingBut, opening, phrase, words } from './phrase.ts'

const infinitive = '(?:\\p{L}+(?:er|ir|re|oir))'
const present =
  '(?:envoie|envoies|transmets|transfère|partage|rappelle|appelle|écris|confirme|préviens|prépare|vérifie|regarde|demande|paie|paye|signe|fais|cherche|apporte|mets|corrige|réserve|organise|présente|réponds|tiens au courant|reviens vers|fais suivre|passe|donne|dépose|occupe|charge|relance|contacte|commande|imprime|traduis|termine|finis|rédige|règle|rajoute|ajoute|lance|prends|fais venir|récupère|scanne|télécharge|planifie|négocie|note|mets à jour|valide|envoyons|transmettons|préparons|revenons)'
const pronouns = "(?:t'|vous |te |le |la |les |l'|m'en |m'|nous |lui |leur |y |en |s')*"

export const fr: LanguagePack = {
  code: 'fr',
  markers: new Set(
    words(
      "le la les de des et est une un je vous nous pour pas que qui dans sur avec ce il au du en tu ne on à mais plus c'est j'ai d'accord",
    ),
  ),
  commitment: phrase(
    `(?:je |j'|nous |et )(?:(?:t'|vous |te )(?:l'|le |la |les |en )?|m'en |m'|le |la |l'|les |lui |leur )${present}|je (?!passe|regarde|donne|note|cherche|mets|fais(?! (?:suivre|venir)))${present} (?:un|une|le|la|les|l'|mon|ma|mes|votre|vos|ton|ta|tes|notre|nos|à|chez|aux?|tout)\\p{L}*`,
    `(?:notre|mon|ma) (?:\\p{L}+ ){1,3}?(?:vous|te|t') ?(?:l'|le |la |les )?(?:envoie|enverra|appelle|appellera|transmet|transmettra|prépare|préparera|contacte|contactera)|(?:elle|il|ça) part (?:ce|cet|demain|aujourd'hui|lundi|mardi|mercredi|jeudi|vendredi)|(?:tu|vous) (?:l'|les |en |le |la )?(?:auras|aurez|recevras|recevrez)|je m'y mets`,
    `(?:je |j'|nous |on )${pronouns}(?!(?:serai|aurai|verrai|pourrai|voudrai|devrai|irai)(?![\\p{L}]))\\p{L}{2,}(?:rai|rons)(?![\\p{L}])`,
    `on ${pronouns}(?!(?:sera|aura|verra|pourra|ira)(?![\\p{L}]))\\p{L}{2,}(?<=r)a(?![\\p{L}])|je (?:reviens vers|transmets|transfère|partage|fais suivre)|(?:je vais|nous allons|on va) (?!être|avoir|voir(?![\\p{L}]))${pronouns}${infinitive}|(?:je dois|il faut que je|nous devons) (?:\\p{L}+ )?${pronouns}\\p{L}+|je m'(?:en occupe|en charge|engage)|je (?:prépare|vérifie|confirme|regarde|termine|finis) (?:ça|cela|le|la|les|votre|ton|l')`,
  ),
  request: phrase(
    `(?:peux-tu|pouvez-vous|pourrais-tu|pourriez-vous|peux tu|pouvez vous|pourriez vous|tu peux|vous pouvez|tu pourrais|vous pourriez) (?:s'il (?:te|vous) plaît )?(?:(?!pas )\\p{L}+ ){0,3}?${pronouns}(?!(?:être|venir|voir|croire|parler)(?![\\p{L}]))${infinitive}`,
    "\\p{L}{2,}(?:e|s|ez|ds)-(?:moi|nous|le-moi|la-moi|les-moi)|(?:merci|priè?re) de (?:me |nous |bien vouloir |le |la |les )*\\p{L}+|n'(?:oublie|oubliez) pas|j'ai besoin que|il faut que (?:tu|vous)|il (?:me|nous) (?:faut|faudrait|manque)|il (?:me|nous) manque|(?:pense|pensez|veille|veillez) (?:bien |aussi )?à|(?:j'aurais|nous aurions) besoin d\\p{L}*|j'attends (?:ton|ta|tes|votre|vos)|(?:tu dois|vous devez) \\p{L}+|ce serait (?:super|bien|top|génial|gentil) si (?:tu|vous)",
    "(?:s'il te plaît|s'il vous plaît|stp|svp),? (?:envoie|envoyez|vérifie|vérifiez|confirme|confirmez|prépare|préparez|signe|signez|partage|partagez)|(?:envoie|envoyez|vérifie|vérifiez|confirme|confirmez|prépare|préparez|signe|signez|partage|partagez|relis|relisez|transmets|transmettez) (?:\\p{L}+ ){0,6}(?:s'il te plaît|s'il vous plaît|stp|svp)",
  ),
  offer: phrase(
    `(?:veux-tu|voulez-vous|tu veux|vous voulez) que je (?:t'|vous |te |le |la )*\\p{L}+|je peux ${pronouns}${infinitive}|(?:dois-je|devons-nous) \\p{L}+`,
  ),
  notAction: phrase(
    "je ne (?:peux|pourrai|vais|serai|suis|sais|pense|crois|l'enverrai)|ne (?:\\p{L}+ ){1,2}pas|sinon|si (?:tu|vous) (?:peux|pouvez|voulez|veux)|s'il (?:le )?faut|on verra|nous verrons|je vais voir|je vais bien|n'est-ce pas|dis-moi si|excuse[zr]?-moi|pardonne[zr]?-moi|laisse[zr]?-moi",
  ),
  agreement: opening(
    "oui|ouais|ok|okay|d'accord|parfait|bien sûr|entendu|super|ça marche|ça me va|ça va|volontiers|avec plaisir|c'est (?:bon|noté|parfait)|noté|pas de (?:problème|souci)|très bien|génial|absolument|confirmé|marché conclu|bonne idée|sans problème",
  ),
  refusal: opening('non|désolée?|malheureusement|hélas|impossible|je ne (?:peux|pourrai)|je crains|pas possible'),
  done: opening(
    "(?:c'est |déjà |je viens de |je (?:te |vous )?l'ai |ça y est,? )*(?:envoyé|envoyer|fait|payé|signé|transmis|partagé|déposé)|(?:le |la |les )?voici|voilà (?:le|la|les)",
  ),
  suggestion: phrase(
    'et si (?:on|nous)|que (?:dis-tu|dites-vous) de|pourquoi ne pas|je propose|on pourrait|nous pourrions|je suggère|plutôt',
  ),
  meeting: phrase(
    "réunion|réunions|rendez-vous|rdv|appel|appels|visio|visioconférence|zoom|teams|google meet|meet|café|déjeuner|dîner|démo|se voir|se voit|nous voir|on se voit|se parle|se parler|on s'appelle|on se rappelle|s'appeler|briefing|visite|formation|présentation|comité|démonstration|signature|vous appelle|t'appelle|t'appellerai|entretien|point|atelier|se retrouve|rencontre|rencontrer|disponible|dispo|libre|créneau",
  ),
  arranging: phrase(
    'organis\\p{L}*|réserv\\p{L}*|planifi\\p{L}*|cal\\p{L}+|appel\\p{L}*|rappel\\p{L}*|rencontr\\p{L}*|invit\\p{L}*|fix\\p{L}+|parl\\p{L}+|voir',
  ),
  timeProposal: phrase(
    "ça (?:te|vous) va|ça me va|ça marche|plutôt|mieux|on peut|peut-on|pouvons-nous|(?:tu es|vous êtes|je suis) (?:dispo|disponible|libre)\\p{L}*|et si|alors|parfait|convient|décaler|repousser|déplacer|d'accord",
  ),
  notMeeting: phrase(
    "était|étaient|hier|dernière?|dernier|passée?|annul\\p{L}+|ne (?:peux|pourrai|peut|pouvons) pas|peux pas|pourrai pas|pas (?:dispo|disponible|possible)|avons parlé|s'est (?:vu|parlé)|avons eu|impossible",
  ),
  calledOff: phrase(
    'annul\\p{L}+|ne (?:peux|pourrai|peut|pouvons) pas|peux pas|pourrai pas|pas (?:dispo|disponible|possible)|impossible',
  ),
  insteadOf: phrase('plutôt|au lieu|décaler|décalé|repousser|repoussé|déplacer|avancer|plus tard|plus tôt|mieux|et si'),
  introduction: phrase(
    "(?:te|vous) (?:présente|présenter|présenterai)|(?:te|vous) mets? en (?:contact|relation|lien)|(?:te|vous) mettre en (?:contact|relation|lien)|mise en (?:contact|relation)|mettre en (?:contact|relation)|faire (?:une|l')intro\\p{L}*|une intro|je (?:te|vous) connecte|rencontrer mon|faire connaissance",
  ),
  deal: phrase(
    "prix|coûte\\p{L}*|arrhes|par (?:personne|palette|unité|mois)|tarifs?|tarification|budget|contrats?|devis|propositions?|factures?|remises?|réduction|tour de table|levée(?: de fonds)?|valorisation|term sheet|pilote|essai gratuit|appel d'offres|achats|concurrents?|concurrence|(?:autres?|changer de) fournisseurs?|exclusivité|salaire|par poste|autre prestataire|trop cher|chère?|moins cher|licences?|abonnement|renouvellement|nda|commande|acompte|commission|investisseurs?|investissement|participation|conditions de paiement|offre|juridique|bon de commande",
  ),
  positive: phrase(
    'super|bien|bon|bonne|parfait|excellente?|merci|génial|ravie?s?|contente?s?|heureux|heureuse|formidable|magnifique|plaisir|adore|aime|bravo|félicitations|impressionnante?|satisfaite?s?|top|réussi|succès|intéressante?|chouette|enchantée?',
  ),
  negative: phrase(
    'mal|mauvaise?|problèmes?|erreurs?|panne|malheureusement|triste|fâchée?s?|énervée?s?|déçue?s?|déception|retards?|inquiète?s?|inquiet|plainte|inacceptable|ne (?:marche|fonctionne) pas|cassée?|trop cher|annuler|annulée?|terrible|horrible|difficile|perdue?s?|désolée?|frustrée?s?|bloquée?s?|souci|soucis|dommage|en retard',
  ),
  negation: phrase("pas|ne|n'|jamais|sans|aucun|aucune|ni|rien|pas de"),
  urgent: phrase(
    "urgente?s?|urgence|d'urgence|immédiatement|au plus vite|dès que possible|asap|critique|en panne|sans délai|le plus vite possible",
  ),
  soon: phrase(
    "aujourd'hui|demain|ce soir|bientôt|cette semaine|délai|date limite|d'ici (?:lundi|mardi|mercredi|jeudi|vendredi|demain)|avant (?:lundi|mardi|mercredi|jeudi|vendredi)|rappel|rapidement",
  ),
  deadline: phrase("avant|d'ici|pour|jusqu'à|au plus tard|avant le"),
  dateRewrites: [
    { pattern: phrase('midi'), to: { say: '12h' } },
    { pattern: phrase('(?:le )?(?:début de )?(?:la )?semaine prochaine'), to: { endOf: 'nextWeek' } },
    { pattern: phrase('(?:la )?fin de (?:la |cette )?semaine|cette semaine'), to: { endOf: 'week' } },
    { pattern: phrase('(?:la )?fin (?:du|de ce) mois|fin de mois'), to: { endOf: 'month' } },
    {
      pattern: phrase(
        '(?:la )?fin de (?:la )?journée|ce soir|dans la (?:matinée|journée|soirée)|cet après-midi|ce matin|ce midi',
      ),
      to: { endOf: 'day' },
    },
    { pattern: phrase('après-demain|après demain'), to: { days: 2 } },
    { pattern: phrase('demain (?:matin|soir|après-midi|midi)'), to: { days: 1 } },
    {
      pattern: phrase(
        '(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) (\\d{1,2})(?! ?(?:janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc|h|heures|[/:]|\\.\\d|\\d))',
      ),
      to: 'dayOfMonth',
    },
    {
      pattern: phrase(
        "(?:le|avant le|d'ici le) (\\d{1,2})(?! ?(?:janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc|h|heures|[/:]|\\.\\d))",
      ),
      to: 'dayOfMonth',
    },
  ],
  notDate:
    /^(?:maintenant|la semaine|le mois|.* derni(?:er|ère)|.* passée?|une? (?:seconde|minute|instant).*|mar|sam|mai|mars)$/iu,
  smallTalk: nothingBut(
    "bonjour|bonsoir|salut|coucou|merci(?: beaucoup| bien)?|de rien|au revoir|à (?:bientôt|demain|plus|tout à l'heure)|oui|non|ok|okay|d'accord|parfait|super|très bien|bien sûr|entendu|ça va|comment (?:ça va|vas-tu|allez-vous|va)|quoi de neuf|bonne (?:journée|soirée|nuit)|je vous en prie|cordialement|bises|haha|mdr|c'est noté|noté|génial|bien",
  ),
  filler: opening(
    "bonjour|bonsoir|salut|coucou|oui|non|ok|okay|bon|ben|bah|alors|d'accord|merci|merci beaucoup|parfait|super|au fait|et|mais|donc|écoute|écoutez|désolée?|très bien|bien sûr",
  ),
  notTopic:
    /^(?:\p{L}+-\p{L}+|\p{L}+(?:ons|ez|ais|ait|aient|rai|ras|ront)|\p{L}{2,}(?:er|oir)|\p{L}*['’]\p{L}*|merci|bonjour|bonsoir|salut|demain|hier|matin|soir|midi|jour|jours|semaine|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|parfait|super|accord|oui|non|bien|très|plus|moins|aussi|alors|donc|peux|peut|pouvez|veux|veut|dois|doit|suis|sont|est|ont|avons|fait|faire|fais|envoie|tout|tous|toute|toutes|rien|chose|choses|peu|beaucoup|cordialement|bonne|bon|beau|ici|là|quand|comment|pourquoi|quoi|quel|quelle|plaît|stp|svp|besoin|près|après|avant|entre|vers|chez|mon|ton|son|notre|votre|nos|vos|leur|leurs|ces|cette|cet|même|encore|déjà|toujours|jamais|voici|voilà|heures|heure|ok|prochaine|prochain|confirme|plaisir|dit|va|vais|vas|vont|plutôt|dispo|disponible|juste|sera|serait|moi|toi|lui|elle|elles|eux|ils)$/iu,
  nounsAreCapitalised: false,
  words: {
    asks: 'demande',
    askedWho: 'demande à {who}',
    nothingWritten: "rien d'écrit",
    inAll: 'au total',
    also: 'Aussi',
    media: {
      voice: { one: '# message vocal', other: '# messages vocaux' },
      photo: { one: '# photo', other: '# photos' },
      video: { one: '# vidéo', other: '# vidéos' },
      file: { one: '# fichier', other: '# fichiers' },
      sticker: { one: '# autocollant', other: '# autocollants' },
      other: { one: '# autre message', other: '# autres messages' },
      instruction: {
        one: '# message qui ressemble à un ordre donné à un programme (omis)',
        other: '# messages qui ressemblent à des ordres donnés à un programme (omis)',
      },
    },
  },
}
