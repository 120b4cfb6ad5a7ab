import type { Relation } from '../../catalog/schema.ts'
import { chinese, either, words } from '../phrases.ts'

/** How people ask for what claims of a relation say: why, what for, in which way. */
export const relations: readonly (readonly [Relation, RegExp])[] = [
  [
    'motive',
    either(
      words`why, how come, reason, what for, purpose, point of, rationale`,
      words`por que, para que`,
      chinese`为什么 为何 点解 做乜`,
    ),
  ],
  [
    'meaning',
    either(
      words`
        why, what for, mean, means, meaning, say, saying, express, symbol\w*, represent\w*, stand for,
        stands for, significance, reveal, mirror\w*, reflect\w*, what does .* do, role, function, effect, purpose`,
      words`significa`,
      chinese`意思 代表 象征 含义 表达`,
    ),
  ],
  [
    'evokes',
    either(
      words`
        evoke\w*, feel, feeling, feelings, mood, conjure\w*, call up, remind\w*, atmosphere, emotion\w*`,
      words`evoca, sentimiento, sensacion`,
      chinese`感觉 情感 气氛 感情`,
    ),
  ],
  [
    'method',
    either(
      words`
        how(?! (?:many|much|long|old|tall|far|often|come)), technique, method, approach, way, trick,
        habit, practice`,
      words`como`,
      chinese`怎样 如何 点样 手法 怎么`,
    ),
  ],
  [
    'use',
    either(
      words`where, scene, moment, how often, how many times, during, while`,
      words`donde, escena`,
      chinese`哪里 边度 场 幕 段`,
    ),
  ],
  [
    'sound',
    either(
      words`genre, styl\w*, kind of music, what sort, sound like, type of music`,
      words`genero, estilo`,
      chinese`风格 类型`,
    ),
  ],
  [
    'origin',
    either(
      words`come from, origin, originally, roots?, background, source, picked up, acquire`,
      words`origen`,
      chinese`来自 起源 出处`,
    ),
  ],
  [
    'influenced',
    either(
      words`influence\w*, inspire\w*, impact, mark, owe\w*, debt, legacy, shadow`,
      words`influ\w+`,
      chinese`影响 启发 影子`,
    ),
  ],
  [
    'praised',
    either(
      words`praise\w*, admire\w*, fan of, acclaim\w*, compliment\w*, like each other`,
      words`elog\w*`,
      chinese`赞 欣赏 称赞`,
    ),
  ],
  [
    'parallel',
    either(
      words`
        common, both, similar\w*, parallel\w*, alike, share\w*, compare\w*, links?, linked, connects?,
        ties`,
      words`comun, parecen, parecid[oa]s?, comparten`,
      chinese`共同 相似 共通`,
    ),
  ],
  [
    'legacy',
    either(
      words`
        today, nowadays, legacy, afterlife, new generation, still, revive\w*, universit\w*, tiktok,
        vinyl, spotify`,
      chinese`今天 现在 大学`,
    ),
  ],
]
