/**
 * Forms of one first name in Latin letters: short forms, pet names and what other languages make of it. A name may stand in
 * several groups. Korean surnames are here too, which passports and transliteration spell differently.
 */
const groups = `
alexander alex alexandr aleksandr alexandre alejandro alessandro aleksander sasha sascha xander alec sander oleksandr
alexandra alex aleksandra alejandra alessandra sasha sandra oleksandra
alexey aleksei alexei aleksey alyosha lyosha alex oleksii oleksiy
anastasia anastasiya nastya nastia ana
andrew andrei andrey andreas andre andy drew andrzej andriy andrii andres
anna ann anne anya anja ania hanna hannah anni annie ana
anthony antonio anton tony antoine toni
barbara barb babs basia
benjamin ben benny benji
catherine katherine kathryn catharina katharina katarzyna ekaterina yekaterina katerina kateryna kate katie kathy cathy katya katja katia kasia kat
charles charlie chuck carlos karl carl carlo
christina kristina christine kristin christiane tina chris kris
christopher chris christoph christophe kristof topher cristobal
daniel dan danny daniil danila danilo danyil
daniela danielle dani dana
david dave davide davyd
deborah debra deb debbie
denis dennis denys
dmitry dmitri dmitriy dmitrii dmytro dima mitya
donald don donnie
dorothy dot dottie
edward ed eddie eddy ted eduard eduardo edouard
elena helena helen helene yelena olena lena elen alyona
elizabeth elisabeth liz lizzie beth betty lisa eliza elsa elise lise isabel elizaveta liza
emily emma em emilia
eugene yevgeny evgeny evgeni evgeniy evgenii yevgeniy yevhen gene zhenya jenya
eugenia evgenia evgeniya yevgenia zhenya
francis francisco francesco frank fran franz francois paco pancho
frederick fred freddy friedrich federico frederic fritz
gabriel gabe gabriele
gabriela gabrielle gabi gaby
george georg jorge giorgio yuri yury yuriy georgy georgiy jerzy georges
gregory greg grigory grigoriy grzegorz gregor gregorio
henry harry hank heinrich henri enrique enrico henrik
ilya ilia illia elias
irina iryna irene ira
ivan vanya iwan
jacob jake jakob james jakub
james jim jimmy jamie jaime jem
jennifer jen jenny jenn
jessica jess jessie
john jon johnny jack johannes johann jan hans jean juan giovanni ivan johan joao sean ian
jonathan jon johnny jonas
joseph joe joey josef jose giuseppe jozef yosef pepe
joshua josh
julia yulia yuliya julie giulia juliya yuliia jules
katherine kate katie kathy kat
kenneth ken kenny
konstantin kostya constantin kostia costa
kseniya ksenia xenia oksana
laura laurie lori
lawrence laurence larry lorenzo laurent lorenz lars
leonard leo len lenny leonardo leonid
lev leo leon
lucas lukas luke luca lukasz lucas luc
ludmila lyudmila liudmyla luda mila
margaret maggie meg peggy margarita marguerite margot rita gosia malgorzata malgosia greta
maria mary marie masha mariya mariia marya mia molly polly maryam
mark marc marco marcus markus marek marcos
martin marty martijn marcin
matthew matt matthias mathias mateo matteo mateusz matvey matthieu mathieu mats
maxim max maksim maxime maksym maximilian maximiliano
michael mike mick mickey mikhail michel miguel michele mikhailo mykhailo misha micha mikael micheal mischa
mohammed mohamed muhammad mohammad mohamad muhammed mo
natalia natalie natalya nataliya natasha nataliia nat
nicholas nick nicolas nikolas nikolai nikolay niko nicolai mykola nico niklas kolya nikita
nikita nick mykyta
oleg oleh
olga olya olha
olivia liv livvy
pamela pam
patricia pat patty tricia trish patrizia
patrick pat paddy patricio patrik
paul pablo paolo pavel pavlo pawel paulo pasha
peter pete pedro pietro piotr pyotr petr petro pierre petya
philip phil philipp philippe felipe filip filippo
polina pauline paulina paula
priya priyanka
rachel rach raquel rahel
rebecca becky becca rebekah bec
ricardo rick richie
richard rich rick ricky dick ricardo riccardo
robert rob bob bobby robbie roberto bert
ronald ron ronnie
samantha sam sammy
samuel sam sammy samuele
sarah sara sally
sergey sergei serhiy serhii serge sergio seryozha serezha serega sergiy
sofia sophia sophie sofiya sonya sonia zofia
stanislav stas stanislaw stan
stephanie steph stephanie stefanie stefania
stephen steven steve stefan stephan stefano esteban etienne stepan stevie szczepan
susan sue suzie susanne susanna suzanne zuzanna
svetlana sveta svitlana lana
tatiana tatyana tanya tania tetiana tetyana
theodore theo ted teddy fyodor fedor teodor
theresa teresa terry tess therese
thomas tom tommy tomas tommaso tomasz thom
timothy tim timmy timofey timur
valentina valya tina
valery valeriy valeri valerii
valeria valeriya valerie lera val
veronica veronika nika vera
victor viktor vitya vic
victoria viktoria viktoriya vicky vika tori
vincent vince vinny vincenzo vicente
vitaly vitali vitaliy vitalii
vladimir volodymyr vova volodya wladimir vlad wlodzimierz
vladislav vlad vladyslav wladyslaw
vyacheslav slava viacheslav
walter walt wally
william will bill billy willy liam wilhelm guillermo guillaume willem
yaroslav slava jaroslav iaroslav
yekaterina katya
zachary zach zack zak
abdul abdel abdal
hussein husain hossein hussain
yusuf youssef yousef yosef joseph
ahmed ahmad ahmet
aisha ayesha aicha
omar umar
fatima fatma fatemeh
gim kim
bak park pak
choe choi
jeong jung chung jong
yi lee li rhee
gang kang
jo cho
im lim
yun yoon
`

const members = new Map<string, Set<string>>()
for (const group of groups.trim().split('\n')) {
  const names = group.split(' ')
  for (const name of names) members.set(name, new Set([...(members.get(name) ?? []), ...names]))
}

/** True for two forms of one name, e.g. "mike" and "michael". Both in lower-case Latin letters. */
export const isSameName = (a: string, b: string): boolean => members.get(a)?.has(b) ?? false

/** The other forms of a name, the commonest first. */
export const formsOf = (name: string): string[] => [...(members.get(name) ?? [])].filter((form) => form !== name)
