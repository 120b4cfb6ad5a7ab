/**
 * Words that mean the same in a question about films and their music, in the three languages people ask in.
 * This is what the words mean anywhere, not what one article says. Chinese words are compared by pairs of
 * characters instead, see `terms`.
 */
const classes = `
film films movie largometraje largometrajes movies picture pictures feature features flick flicks pic cinema pelicula peliculas filme peli pelis motion
song songs tune tunes track tracks number numbers recording recordings record records piece pieces cue cues selection selections cut disc cancion canciones tema temas oldie oldies hit banger
music soundtrack soundtracks musica soundscape soundscapes sounds sonic banda sonora
sing sings sang sung singing singer singers vocalist vocals crooner croon canta cantante cantaba
perform performs performed performer performers performance interpreta interprete artist artists musician musicians artista band group grupo
compose composes composed composer composers composition compositions compuso compositor compositores wrote written writes writer
score scores scored scoring
director directors filmmaker filmmakers auteur directed directs dirigio dirige directora cineasta
cinematographer cinematography cameraman camera photographer dp dop fotografia camerawork lensed shooter fotografo
actor actors actress actresses star stars starring cast protagonist protagonists lead leads actriz actores protagonista protagonistas
character characters personaje personajes heroine hero
lonely loneliness lonesome solitude solitary alone isolation isolated soledad solo aislamiento
longing yearning yearn yearns longs craving crave craves pining anhelo nostalgic nostalgia ache wistful
unspoken unsaid silent silence wordless unexpressed silencio
repressed repression restrained restraint suppressed bottled reprimido contenido
desire desires wanting deseo deseos
unrequited unreturned onesided
funny humor humour comic comedy humorous laugh amusing humoristico comica
weird strange surreal surrealism odd bizarre surrealista raro dreamlike
cheerful happy upbeat sunny bouncy bright cheery joyful jolly alegre perky peppy
sad melancholy melancholic mournful triste melancolia sorrow sorrowful
repeat repeats repeated repeatedly repetition recurring recurs recur again loop looping looped repite
escape escaping flee fleeing getaway escapar huir runaway
dream dreams daydream daydreams daydreaming dreaming reverie reveries suenos sueno
city cities metropolis urban town ciudad urbana
woman women female females girl girls feminine lady ladies mujer mujeres femenino
man men guy guys dude dudes male fella bloke hombre hombres
relationship relationships romance couple couples lovers boyfriends exes pareja relacion affair dating
breakup breakups splitting onagainoffagain turbulent tumultuous stormy volatile volatility
love loves loved loving amor amar
colour colours color colors hue hues palette colores shades
university universities academic academics academia college colleges professor professors scholar scholars campus universidad universidades lecturers
teach teaches taught course courses class classes lecture lectures syllabus study studies studied
influence influences influenced inspire inspires inspired inspiration influencia influyo inspiro mark imprint debt owe owes
praise praises praised admire admires admiration fan acclaim champion compliment complimented elogio admira admiran
hard difficult difficulty challenging challenge tough struggle struggles dificil
tell communicate communicates communicating communication explain explaining convey conveying comunicar explicar brief briefing
shoot shooting shot filming filmed filmmaking rodaje rodar
existing preexisting readymade borrowed borrow borrows borrowing preexistente preexistentes
commission commissions commissioned commissioning hire hires hiring encargar encarga
mean means meaning significance signify signifies symbolise symbolize symbol represent represents express expresses expressing significa simboliza representa convey conveys
era period age epoch decade decades epoca eras periods
old older vintage bygone past pasado antigua antiguo viejo vieja
childhood boyhood kid youth infancia growing grew upbringing
bar bars pub tavern drinking den joint cantina
karaoke singalong mic microphone
fragmented fragments fragment fragmentary splintered disjointed fractured fragmentado fragmentada shattered
nonlinear chronology chronological linear timeline scrambled jumbled
ending endings finales openended
ambiguous ambiguity unclear ambiguo ambigua
similar similarity similarities alike common share shares shared parallel parallels resemble resembles resemblance comparten parecido parecidos comun likeness
toxic unhealthy destructive toxica toxico
waltz waltzes vals
theme themes motif leitmotif leitmotiv
year years date dates dated ano anos release released releasing fecha estreno
`

const concepts: ReadonlyMap<string, string> = new Map(
  classes
    .trim()
    .split('\n')
    .flatMap(line => {
      const words = line.split(' ')
      return words.map(word => [word, `=${words[0]}`] as const)
    }),
)

/** The concept that a folded word stands for, if it is one of the words known. */
export const conceptOf = (word: string): string | undefined => concepts.get(word)
