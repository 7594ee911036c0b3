import { type LanguagePack } from './language-pack.ts'
import { nothingBut, opening, phrase, words } from './phrase.ts'

const doing =
  '(?:send|share|forward|email|mail|text|call|ring|check|confirm|review|prepare|draft|write|update|finish|complete|fix|ask|talk|speak|find|look|get|follow|schedule|book|arrange|set|organi[sz]e|make|create|sign|pay|transfer|wire|order|bring|deliver|submit|file|introduce|intro|connect|put|ping|let you know|add|post|upload|publish|invite|provide|revise|circle|reply|respond|handle|sort|resolve|investigate|escalate|contact|reach|come back|get back|revert|remind|work|discuss|run|go through|take|move|cancel|change|replace|refund|deploy|test|present|give|collect|drop|loop|copy|cc)'
const adverb =
  '(?:also|then|just|now|definitely|gladly|happily|personally|please|kindly|possibly|maybe|perhaps|quickly|try (?:and|to)|make sure (?:to|we|I)|be sure to)'
const will =
  "(?:I|we)(?:'ll| will| shall| am going to| are going to|'m going to|'re going to|'m gonna|'re gonna| gonna)"
const idle =
  '(?:not|never|be|have to|see|miss|think|love|bet|guess|probably|stay|wait|go|come|do my best|take (?:it|that|this|one|a|the)|like|need|want|remember|forget|know|understand|feel|hope|wish|sleep|eat|drink|live|die|meet|always|try my best|buy|wear|pass|hold (?:you|it|that|on)|have (?:an?|some|another|one)|try|start|turn|grab|stay|catch up|fly|explain|tell you|talk about|marry|read|sit|stand|walk|end|get (?:sick|used|drunk|married|lost|tired|over|better|back on)|become|grow|win|lose|wonder|regret|enjoy|just (?:have|try|stay|eat|take|get|go|be|say)|show you|give you a hand)'

const hours = words('one two three four five six seven eight nine ten eleven twelve')

export const en: LanguagePack = {
  code: 'en',
  markers: new Set(words('the and you is to of for it we are with can have will this that be on not your do from')),
  commitment: phrase(
    `${will} (?:${adverb} )?(?!${idle}(?![\\p{L}]))\\p{L}+`,
    `I can (?:${adverb} )?(?!speak for|take|get|make|give you a hand|run|move|change|find|look|go|work|talk|speak)${doing}|let me (?:${adverb} )?(?:send|share|forward|email|introduce|connect|prepare|draft|come back|get back|find out|book|set up)|let me (?:${adverb} )?(?:check|ask|talk|speak|discuss|confirm|look|verify|see|think)(?: \\p{L}+){0,3}? (?:with|to|into|and)|we can (?:${adverb} )?(?!talk|speak|discuss|find|take|get|move|change|cancel|run|go|work|make|look|sort|handle|resolve|order|test|set|put|present|give it)${doing}`,
    `(?:I|we)(?: still| also)?(?:'ve got to| have to| need to| must| gotta) (?:${adverb} )?${doing}`,
    `^(?:will|gonna|shall) (?:${adverb} )?${doing}|^(?:sending|sharing|forwarding|emailing) (?:you|it|over|the|this|that)`,
    "I promise to|I'll take care of|(?:I|we)'ll get (?:that|this|it|you)|you'll (?:have|get|receive|hear) (?!to)\\p{L}+|(?:our|my) (?:\\p{L}+ ){1,3}?(?:will|is going to) (?:send|share|call|email|mail|forward|prepare|check|contact|reach|get back|confirm|transfer|pay|sign|deliver|write|review|fix|provide|follow)|(?:it|that|they|everything)(?:'ll| will) be (?:ready|done|up|there|online|live|sent|fixed|with you|in your inbox|on your desk)",
  ),
  request: phrase(
    `(?:can|could|would|will) (?:you|u|someone|anyone) (?:guys )?(?:${adverb} )?(?!(?:believe|imagine|guess|see|hear|feel|be|like|mind|make it|do|come|meet|join|talk|speak|say|tell|explain|help|need|marry|really|ever|still|actually|be able|stop|turn|have|want|prefer|consider|recommend|remember)(?![\\p{L}]))\\p{L}+`,
    '(?:can|could|would|will) you (?:please |kindly )(?:tell|explain|help|consider|recommend)|would you mind \\p{L}+ing',
    "please (?:also )?(?!(?:find|note|do|don't|accept|come|sit|take your|wait|have a|be|let me|forgive|excuse|understand|remember|help yourself|a|the|to|if|and|sir|madam)(?![\\p{L}]))\\p{L}+",
    '(?<=(?:^|[,.;:!?–—-] ?|(?:^| )(?:and|then|just|please|or|so|now|also|kindly) ))(?:send|email|mail|forward|share|text|call|ping|bring|remind|copy|cc) (?:it |that |this |them )?(?:over )?(?:to )?(?:me|us)|(?:send|forward|share) (?:it|that|them) over|send (?:over|across)',
    "(?:don't|do not) forget to|make sure (?:you|to|that you)|be sure to|remember to|(?:I|we) need you to|(?:I|we)(?:'d| would) (?:like|need|love|appreciate) (?:it if )?you (?:to|could)|(?:great|good|nice|helpful|awesome) if you could",
    'let me know (?:by|when|which|whether|what time|before|until)|get back to (?:me|us) (?:by|before|with|on)|(?:can|could|may) I get (?:you to|your|the)|(?:waiting for|need) your',
    "(?:I|we)(?:'d|'ll| would| will)?(?: still| also)? need (?:\\p{L}+ ){1,6}(?:from you|by|before|in writing|asap|until)|(?:I|we)(?:'d| would) like to (?:see|have|get) (?:\\p{L}+ ){1,6}(?:from you|by|before)",
  ),
  offer: phrase(
    `(?:shall|should) (?:I|we) ${doing}|(?:do you )?want me to|would you like me to|(?:I|we) could ${doing}`,
  ),
  notAction: phrase(
    "(?:maybe|perhaps|I guess|I suppose) (?:I|we)|(?:I|we) (?:can't|cannot|won't|don't|didn't|couldn't|wouldn't)|otherwise|or else|if (?:I|we) (?:can|could|will|were|had)|(?<!(?:appreciate it|great|good|nice|helpful|awesome|love it|when|grateful) )if you (?:will|were|had|want|like)|(?:I|we)'ll see (?:what|if|whether)|let me (?:see|think|know if)|could you believe|would have|I have to (?:say|admit|go)|I must (?:say|admit)|we'll see|we'll be in touch",
  ),
  agreement: opening(
    "yes|yep|yeah|yup|sure|ok|okay|o\\.k\\.|of course|certainly|absolutely|great|perfect|deal|done deal|sounds (?:good|great|perfect|like a plan)|works(?: for me)?|that works|that's fine|fine|agreed|will do|no problem|alright|all right|aright|you bet|please do|confirmed|good idea|gladly|happy to|I'd love to",
  ),
  refusal: opening(
    "no|nope|sorry|unfortunately|I'm afraid|(?:I )?can't|(?:I )?cannot|(?:I )?won't|not possible|I'd rather not",
  ),
  done: opening(
    "(?:(?:just|already|all) )?(?:sent|done|shared|forwarded|paid|signed|uploaded|emailed)|here (?:it is|you go|you are)|just did|just (?:spoke|talked|checked|called|asked)|I(?:'ve| have)? (?:just |already )(?:sent|done|shared|did|paid|signed)",
  ),
  suggestion: phrase(
    "let's|let us|how about|what about|why don't (?:we|you)|shall we|we could|you (?:could|should|might)|I suggest|I'd suggest|I recommend",
  ),
  meeting: phrase(
    "call|meet(?:ing)?|zoom|google meet|teams|coffee|lunch|dinner|breakfast|demo|appointment|sync|catch up|catch-up|chat|hop on|jump on|get together|stand-?up|workshop|session|interview|webinar|video call|phone|drinks|see you|visit|presentation|kick-?off|talk|come (?:over|by)|pick you up|(?:I'm|I am|we're|we are|are you|you are|you're) (?:\\p{L}+ )?(?:free|available)|availability|slot",
  ),
  arranging: phrase(
    'schedule|book|set up|ring|phone|arrange|invite|invitation|calendar|meet|join|call|talk|speak|see|hop|jump|catch',
  ),
  timeProposal: phrase(
    "how about|what about|works|work for you|shall we|let's|could we|can we|better|instead|suits?|I'm free|I am free|available|make it|see you|is (?:fine|good|ok|okay|perfect|great)|move (?:it|that|this)|see you|then",
  ),
  notMeeting: phrase(
    "was|were|met|had|yesterday|last (?:week|month|year|time|night|\\p{L}+day)|cancel(?:led|ed)?|call off|can't make|cannot make|won't make|not available|no longer|called|already|talked|spoke|missed|can't do|doesn't work|don't call|used to|ago|price call|(?:talk|speak) (?:to|with) (?:my|our|the|his|her|their)",
  ),
  calledOff: phrase(
    "cancel(?:l?ed)?|call(?:ed)? (?:it |this |that )?off|(?:can't|cannot|won't|couldn't) (?:make|do|come|join|attend)|not available|no longer|doesn't work|have to skip|fell through",
  ),
  insteadOf: phrase(
    "instead|rather|move|moved|push(?:ed)?|reschedul\\p{L}*|postpon\\p{L}*|earlier|later|shift|better|can't|cannot|how about|what about",
  ),
  introduction: phrase(
    'introduce you|introduce (?:me|us) to|make an? intro(?:duction)?|(?:an |the |warm |e-?mail |quick )+intro(?:duction)?|intro (?:to|you)|connect (?:you|the two of you|both of you)(?: two)? (?:with|to|by|via|over|on)|connect you (?:two|both)|put you in (?:touch|contact) with|you (?:two )?should meet|meet my|intro-?ing|looping in|loop(?:ed)? in|adding \\p{L}+ (?:here|to this)|please meet|you should (?:talk|speak) (?:to|with)',
  ),
  deal: phrase(
    'prices?|pricing|budget|contract|quote|quotation|proposal|invoice|discount|term sheet|valuation|(?:seed|pre-seed|series [a-d]|funding|bridge|next|our|the) round|pilot|free trial|purchase order|nda|msa|sow|licen[cs]es?|subscription|renew(?:al)?|competitors?|another vendor|other vendors?|too expensive|over budget|out of budget|cheaper|sign off|procurement|legal review|due diligence|lead investor|equity|commission|upsell|churn|deposit|down payment|payment terms|retainer|per seat|per month|exclusiv(?:e|ity)|suppliers?|rais(?:e|ing) (?:a |our |the |money|capital|at)\\p{L}*|\\d+(?:[.,]\\d+)? ?[mk] (?:pre|post)|(?:pre|post)-money|day rate|hourly rate|quoted (?:us|me|you)|cost(?:s|ing)?|(?:a|per) (?:head|unit|user|seat|metre|meter)|seats|arr|mrr|roi|deal|offer|fee|fees',
  ),
  positive: phrase(
    'great|good|excellent|perfect|awesome|amazing|love|loved|loves|happy|glad|excited|thanks|thank you|wonderful|fantastic|nice|impressed|impressive|congrat\\p{L}*|brilliant|pleased|enjoy(?:ed)?|best|appreciate|delighted|super|cool|well done|thrilled|helpful|beautiful|fun|interesting|like it|solved|fixed|success\\p{L}*',
  ),
  negative: phrase(
    'bad|terrible|awful|angry|upset|disappoint\\p{L}*|frustrat\\p{L}*|unhappy|hate|hated|problems?|issues?|broken|fail(?:ed|s|ing|ure)?|worried|worry|concern(?:ed|s)?|unacceptable|complain\\p{L}*|delay(?:ed|s)?|refund|worst|wrong|sad|annoy\\p{L}*|unfortunately|sorry|mistake|lost|missing|crash\\p{L}*|outage|down again|too expensive|late|ridiculous|cancel(?:led)?|afraid|trouble|hurts?|pain|sick|stuck|tired|difficult|boring|fear',
  ),
  negation: phrase("not|no|never|n't|don't|doesn't|didn't|isn't|wasn't|aren't|can't|won't|without|hardly"),
  urgent: phrase(
    "urgent(?:ly)?|asap|a\\.s\\.a\\.p|immediately|right away|emergency|critical|outage|(?:is|are|went|site|system|server|production|api) down|as soon as possible|deadline is today|blocker|blocking|last chance|before it's too late|p1|p0|sev ?1",
  ),
  soon: phrase(
    'today|tonight|tomorrow|by (?:eod|end of day|noon)|deadline|this (?:morning|afternoon|evening)|soon|this week|by (?:mon|tues|wednes|thurs|fri)day|hurry|time-?sensitive|overdue|reminder',
  ),
  deadline: phrase('by|before|until|till|no later than|due|latest'),
  dateRewrites: [
    ...hours.map((hour, i) => ({ pattern: phrase(`half past (?:${hour}|${i + 1})`), to: { say: `${i + 1}:30` } })),
    {
      pattern: phrase('(?:at )?(\\d{1,2})\\.([0-5]\\d)(?= (?:tomorrow|today|tonight|on|am|pm|then))'),
      to: { say: 'at $1:$2' },
    },
    { pattern: phrase('(?:later|during|in the course of) (?:today|the day)'), to: { endOf: 'day' } },
    { pattern: phrase('(?:on|by|until) the (\\d{1,2})(?:st|nd|rd|th)'), to: 'dayOfMonth' },
    { pattern: phrase('(?:before|by) the weekend'), to: { endOf: 'week' } },
    { pattern: phrase('(?:early |late |sometime )?next week'), to: { endOf: 'nextWeek' } },
    { pattern: phrase('end of (?:the |this )?day|eod|close of business|cob'), to: { endOf: 'day' } },
    { pattern: phrase('(?:the )?end of (?:the|this) week|eow|(?:later )?this week'), to: { endOf: 'week' } },
    { pattern: phrase('(?:the )?end of (?:the|this) month|eom'), to: { endOf: 'month' } },
  ],
  notDate:
    /^(?:now|sat|sun|may|mar|march|mon|wed|(?:a|one|this|the)? ?(?:second|minute|moment)s?|(?:last|past|for) .*|\d+|in a (?:second|minute|moment)|a (?:day|week|month|year)|the (?:day|week|month|year))$/i,
  smallTalk: nothingBut(
    "hi|hello|hey|good (?:morning|afternoon|evening|night|day)|thanks(?: (?:a lot|so much|again|very much))?|thank you(?: (?:very much|so much|again))?|you're welcome|welcome|bye(?:-bye)?|goodbye|see you(?: (?:later|then|soon|there))?|yes|yep|yeah|no|nope|ok|okay|sure|great|fine|perfect|cool|nice|alright|all right|right|of course|really|oh|well|wow|i see|sounds (?:good|great)|no problem|how are you(?: doing)?(?: today)?|good|that's (?:great|good|fine|right|ok|okay|true)|got it|exactly|please|not at all|excuse me|pardon|sir|madam|mr|mrs|ms|take care|have a (?:nice|good|great) (?:day|one|time|weekend|trip)|here you are|here you go|there|lol|haha|mhm|hmm|yup|indeed|absolutely|certainly|my pleasure|i know|me too|so do i|why not|is that so|what|why|how|sorry|i'm sorry",
  ),
  filler: opening(
    "oh|well|hey|hi|hello|yes|yeah|yep|no|ok|okay|sure|so|um|uh|ah|wow|actually|you know|i mean|of course|right|great|anyway|thanks|thank you|look|listen|good morning|good afternoon|good evening|alright|all right|i see|but|and|then|excuse me|sir|madam|by the way|certainly|fine|really|please|i'm sorry|sorry|i'm afraid|i think|i guess",
  ),
  notTopic: phrase(
    '(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:second|minute|hour|month|year|quarter)s?|days|weeks|times|right|perfect|beautiful|questions?|works?|pre|post|fault|mistake|train|reading|hello|yep|sounds|cheers|answer|idea|course|luck|moment|plenty|couple|rest|fine|nice|cool|glad|great|thing|things|lot|way|time|today|tomorrow|yesterday|day|week|guys?|man|people|one|bit|thanks|hello|yes|yeah|ok|okay|sir|madam|lol|haha|please|kind|sort|morning|afternoon|evening|hi|hey',
  ),
  nounsAreCapitalised: false,
  words: {
    asks: 'asks',
    askedWho: 'asks {who}',
    nothingWritten: 'nothing written',
    inAll: 'in all',
    also: 'Also',
    media: {
      voice: { one: '# voice message', other: '# voice messages' },
      photo: { one: '# photo', other: '# photos' },
      video: { one: '# video', other: '# videos' },
      file: { one: '# file', other: '# files' },
      sticker: { one: '# sticker', other: '# stickers' },
      other: { one: '# other message', other: '# other messages' },
      instruction: {
        one: '# message that reads like orders to a machine (left out)',
        other: '# messages that read like orders to a machine (left out)',
      },
    },
  },
}
