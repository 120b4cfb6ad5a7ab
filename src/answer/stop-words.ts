/** Words that say nothing of what a question is about, in English and Spanish, folded. */
const words = `
a an the of to in on at by for from with into onto upon over under between among within without as than then
and or but nor so if while because since though although however whatever
is are was were be been being am do does did done doing has have had having can could may might must shall should will would
i me my mine we us our you your he him his she her hers it its they them their this that these those there here
one ones some any each every all both either neither no not only own same such other another more most much many few
what which who whom whose when where why how
please kindly just even also too very really quite rather still yet ever never ok okay so well hey hi um uh like thing things stuff bit lot
play plays played playing role about around get gets got give gives make makes made let say says said tell know think put puts down came come comes out drop dropped connection really mention mentions mentioned according
un una unos unas el la los las lo le les de del al en y o u que cual cuales quien quienes como cuando donde por para con sin sobre
es son era fue fueron ser esta estan hay se su sus mi tu nos me te ese esa eso este esto esos esas mas muy ya si no dice dicen otro otra otros usa usan usar tipo hace hacen segun tal aparece sale escucha suena tiene
`

const stopWords: ReadonlySet<string> = new Set(words.split(/\s+/).filter(Boolean))

export const isStopWord = (word: string): boolean => stopWords.has(word)
