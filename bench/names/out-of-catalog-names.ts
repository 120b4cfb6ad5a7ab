/** Real names that a catalog about the music of Wong Kar Wai's six films does not hold, by what they name. */
export const outOfCatalogNames = {
  film: lines(`
    The Grandmaster; Ashes of Time; My Blueberry Nights; As Tears Go By; Fallen Kingdom; Happy Feet; Eros; The Hand
    Happy Gilmore; Happy-Go-Lucky; The Fall; Falling Down; Fallen; Angels in America; City of Angels; Wings of Desire
    Days of Heaven; Days of Thunder; Into the Wild; Wild at Heart; Where the Wild Things Are; Born to Be Wild
    Orient Express; The Darjeeling Limited; Polar Express; Midnight Express; Shanghai Express; Pineapple Express
    Chungking Mansions; In the Heat of the Night; In the Name of the Father; Crazy in Love; Punch-Drunk Love
    From Russia with Love; Shakespeare in Love; Eat Drink Man Woman; Love Actually; Moonrise Kingdom; Moonstruck
    Man on the Moon; Magic in the Moonlight; Sunlight; Twilight; Lady Macbeth; My Fair Lady; Ladyhawke; Ladri di biciclette
    La Dolce Vita; La Strada; La Haine; Roma; Land of the Dead; Land and Freedom; Found in Translation; Lost Highway
    Lost in Space; Lost in America; Talk to Me; Speak No Evil; Hable; Bad Education; Pain and Glory; Julieta; Matador
    Parallel Mothers; The Skin I Live In; Mother; Mother!; The Mother and the Whore; All About Eve; All About Steve
    All the Real Girls; Broken Flowers; Broken Arrow; Blue Is the Warmest Color; Whiplash; First Man; Babylon; Barbie
    Little Women; Priscilla; Marie Antoinette; The Virgin Suicides; Pulp Fiction; Kill Bill; Jackie Brown; If Beale Street Could Talk
    Blade Runner 2049; 2001: A Space Odyssey; 2012; 1917; 1984; 2047; 2045; 2064; 1900; 300; 21; 8½; 127 Hours
    Infernal Affairs; A Better Tomorrow; Hard Boiled; Police Story; Rouge; Comrades, Almost a Love Story; Center Stage
    A Brighter Summer Day; Yi Yi; Flowers of Shanghai; Three Times; Millennium Mambo; Farewell My Concubine; Raise the Red Lantern
    Lust, Caution; Crouching Tiger, Hidden Dragon; Spring in a Small Town; Made in Hong Kong; Days of Being Dumb
    東邪西毒; 一代宗師; 旺角卡門; 藍莓之夜; 愛神; 無間道; 英雄本色; 臥虎藏龍; 霸王別姬; 甜蜜蜜; 胭脂扣; 阮玲玉; 一一; 海上花
    最好的時光; 千禧曼波; 大紅燈籠高高掛; 色，戒; 小城之春; 香港製造; 悲情城市; 牯嶺街少年殺人事件; 阿Q正傳; 天使愛美麗
    重慶; 森林; 墮落; 天使; 春光; 年華; 東邪西毒：終極版; 擺渡人; 繁花; 功夫; 少林足球; 花樣男子; 似水年華; 岁月神偷; 喜欢你
    Chunhyang; Fallen Leaves; Angel Heart; Angel-A; Barfly; Days of Wine and Roses; Being John Malkovich
    Being There; The Wild Bunch; Wild Strawberries; Wild Tales; Mood Indigo; In the Cut; In the Bedroom
    Love in the Afternoon; Love Is Colder Than Death; Amour; Happy as Lazzaro; Happy End; Happiness
    Alone Together; Together Together; Snowpiercer; Train to Busan; Von Ryan's Express; 2010; 2049; 2040; 2036
    1408; 28 Days Later; Lost Horizon; Lost and Found; Anna Karenina; Transit; Moonfall; Moonraker; Half Moon
    Honeymoon; La Notte; La Ciénaga; Land Ho!; Cleveland; Lady in the Water; Lady Vengeance; Birdman; Bird Box
    The Birds; Volcano; Revolver; Evolver; Solver; Talk Radio; The Talk of the Town; She's All That
    Broken English; Embrace of the Serpent; My Mother; My Own Private Idaho; My Neighbor Totoro; Dekalog
    Chinatown; Chinese Odyssey 2002; A Chinese Ghost Story; Kung Fu Hustle; Fong Sai-yuk; Drunken Master; 花火
    花木蘭; 樣板戲; 年年有餘; 重慶諜戰; 黑森林; 森林之子; 天使之城; 阿飛; 阿甘正傳; 飛越瘋人院; 春風沉醉的夜晚; 春秋; 愛情萬歲; 青蛇; 倩女幽魂; 紅高粱; 活著
  `),
  track: lines(`
    Moon River; Blue Moon; Moonlight Serenade; Fly Me to the Moon; Autumn Leaves; Bésame mucho; Sway; Unforgettable
    Mona Lisa; L-O-V-E; Smile; Nature Boy; Stardust; When I Fall in Love; Fascination; Over the Rainbow; Fallin'
    Take My Breath Away; Baby Did a Bad Bad Thing; California Girls; Hotel California; California Love; Californication
    Dream On; Sweet Dreams; Dream a Little Dream of Me; Dreaming of You; All I Have to Do Is Dream; Monday, Monday
    San Francisco; Life on Mars; Things; Little Things; Circle of Life; Life Goes On; Good Things; What a Wonderful World
    What a Feeling; What a Girl Wants; What Difference Does It Make; Only Time; Only Girl; Only Happy When It Rains; You Only Live Twice
    Just the Two of Us; Because of You; Because I Got High; I'm Yours; Cool; Cool for the Summer; Too Cool to Dance
    Libertango; Adiós Nonino; Oblivion; Por una cabeza; La cumparsita; El choclo; Tango Till They're Sore; Last Tango in Paris
    Milonga del ángel; Summer Milonga; Three Little Birds; Unfinished Sympathy; Teardrop; Angel; Protection; Safe from Harm
    Guantanamera; Solamente una vez; Frenesí; Amapola; La Bamba; Cielito lindo; Granada; Brazil; Tico-Tico; Perdido
    Maria; Ave Maria; Maria Maria; Elena; Eleanor Rigby; Happy; Happy Birthday; Don't Worry, Be Happy; Come Together
    Let's Stay Together; Better Together; Shiny Happy People; Forget Her; Forget You; Don't You Forget About Me; Unforgiven
    Nessun dorma; O mio babbino caro; Un bel dì; Baroque Suite; Jungle Boogie; Jungle Love; Welcome to the Jungle; Bang Bang
    Zombie; Linger; Ode to My Family; Heart of Glass; Always; Always on My Mind; Always Be My Baby; Heart of Gold; My Heart Will Go On
    Speak Softly Love; Speak Now; Killing Me Softly; Time After Time; Love Theme; Shigeru's Theme; Polonaise; Rain Theme
    You're So Cool; Stuck in the Middle with You; Son of a Preacher Man; City of Stars; Another Day of Sun; Space Oddity
    月亮代表我的心; 何日君再來; 夜來香; 甜蜜蜜; 海闊天空; 光輝歲月; 上海灘; 忘情水; 容易受傷的女人; 執迷不悔; 我願意; 紅豆
    人間; 約定; 風繼續吹; 當年情; 沉默是金; 我; 月半小夜曲; 玫瑰玫瑰我愛你; 天涯歌女; 四季歌; 夜上海; 瘋狂世界; 夢醒時分; 梦里花
    California Soul; California Gurls; Going to California; Day Dreaming; Teenage Dream; Dream Baby
    Dream Weaver; Yumeko; Theme from Shaft; Main Theme; Laura's Theme; Theme from New York, New York
    Lara's Theme; In My Life; Thing Called Love; Wild Thing; Perhaps Love; Quizás Tú; Because the Night
    Because of Love; King Kong; Hong Kong Garden; Kung Fu Fighting; Coma; Karma Chameleon; Karma Police; Perfect
    Perfect Day; Persiana Americana; Maria Bonita; Mariana; Ave María; Tango de Roxanne
    El Tango de la Guardia Vieja; So Happy Together Again Someday; Owner of a Lonely Heart; Always in My Mind
    Talking Drums; Baroque Hoedown; Day-O; What a Day; Yesterday; Don't Forget Me; Unforgettable Fire; Only Love
    Only You Know; Paloma Negra; La Paloma Blanca; Cuckoo; Three Is a Magic Number; Sweet Revenge
    Language of Love; Moonlight Sonata; Moonlight Shadow; Por Ti Volaré; Normal; Decisions; Siboneyera; 忘了; 不了情
    夢; 夢中的婚禮; 加州旅館; 年華似水; 如果愛; 後來
  `),
  person: lines(`
    Frankie Valli; Frankie Avalon; Frank Sinatra; Frankie Goes to Hollywood; Michael Jackson; Michael Nyman; Michael Haneke
    Christopher Nolan; Christopher Walken; Chris Rea; Arthur Conan Doyle; Roddy Doyle; Jackie Chan; Fruit Chan; Peter Chan
    Tony Leung Ka-fai; Tony Bennett; Tony Jaa; Tony Kaye; Leslie Nielsen; Leslie Mann; Leslie Howard; Maggie Smith; Maggie Gyllenhaal
    Jacky Cheung; Cecilia Cheung; Nick Cheung; Andy Lau; Brigitte Lin; Carina Lau; Takeshi Kaneshiro; Leon Lai; Michelle Reis
    Karen Mok; Charlie Yeung; Chang Chen; Zhang Ziyi; Gong Li; Norah Jones; Jude Law; Anthony Wong
    Joey Wong; Wong Jing; Wong Fei-hung; Kar Wai Fung; Faye Dunaway; Faye Webster; Suzie Wong; William Chang
    Ennio Morricone; Ryuichi Sakamoto; Joe Hisaishi; Alberto Iglesias; Nino Rota; Bernard Herrmann; Philip Glass; Nicholas Britell
    Justin Hurwitz; Jon Brion; Air; Kevin Shields; Nat Adderley; King Crimson; Natalie Cole; Ben E. King; Carole King; Old King Cole
    James Brown; Ian Brown; Foxy Brown; Chris Brown; Dennis Hopper; Dennis Rodman; Bob Marley; Gregory Isaacs; Peter Tosh
    Portishead; Tricky; Morcheeba; Attack Attack; The Beach Boys; The Byrds; The Monkees; The Animals; The Beatles
    Papa Roach; The Papas Fritas; Xavier Dolan; Francis Ford Coppola; Roman Coppola; Carmine Coppola; Gia Coppola; Sofia Vergara
    Pedro Costa; Pedro Pascal; Quentin Crisp; Damien Rice; Damien Hirst; Greta Garbo; Greta Lee; Noah Baumbach; Barry White
    Barry Keoghan; Leroy Jenkins; Katherine Jenkins; Astor Place; Carlos Gardel; Gerry Mulligan; Cesária Évora
    Bryan Ferry
    Hou Hsiao-hsien; Edward Yang; Ang Lee; John Woo; Tsui Hark; Stanley Kwan; Jia Zhangke; Hong Sang-soo; Park Chan-wook; Bong Joon-ho
    劉德華; 張學友; 梁家輝; 張震; 張曼; 張國; 林青霞; 劉嘉玲; 金城武; 黎明; 章子怡; 鞏俐; 李嘉欣; 莫文蔚; 黃秋生; 王晶; 王祖賢
    王力宏; 王家; 成龍; 周星馳; 周潤發; 張藝謀; 侯孝賢; 楊德昌; 李安; 陳奕迅; 陳百強; 坂本龍一; 久石讓; 小林武史
    Wong Chau-sang; Wai Ka-fai; Christopher Lee; Christian Doyle; Arthur Doyle; Shigeru Miyamoto; Umezu
    Frankie Muniz; Charlie Chan; Michael Bolton; George Michael; Galaxie; Mama Cass; Feng Xiaogang; Fay Wray
    Nate Dogg; Nat Wolff; Coleman Hawkins; Massive Wagons; Xavier Rudd; Xavi; Cugini; Dennis Quaid; Brownie
    Maggie Q; Maggie Rogers; Maggie Siff; Tony Scott; Tony Curtis; Tony Ching; Leslie Uggams; Leslie Odom
    Cheung Chau; Noah Young; Piazza; Piaf; Teenage Mutant Ninja Turtles; Sofia Loren; Sophia Loren; Copland
    Barry Manilow; Florence Foster Jenkins; Pedro Infante; Almodis; Quentin Blake; Tarantella; Damien Leone
    Chazz Palminteri; Greta Thunberg; Gerwin; 王; 王菲菲; 張家輝; 張曼莉; 梁詠琪; 梁朝; 陳可辛; 陳奇; 梅蘭芳; 梅林; 杜可; 杜琪峯; 國榮; 王小帥
  `),
} as const

function lines(text: string): readonly string[] {
  return text
    .split(/[;\n]/)
    .map(name => name.trim())
    .filter(name => name !== '')
}
