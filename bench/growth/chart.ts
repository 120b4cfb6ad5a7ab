import { parse, View } from 'vega'
import { compile } from 'vega-lite'

export interface Point {
  readonly name: string
  /** What there are more of. */
  readonly what: string
  /** As many times as there are today, or as a small bot has. */
  readonly times: number
  readonly size: number
  readonly ms: number
}

/** A chart of what things cost as there is more of everything, as SVG. */
export function chart(points: readonly Point[]): Promise<string> {
  const { spec } = compile({
    width: 520,
    height: 300,
    background: 'white',
    data: { values: points.map(point => ({ ...point, label: `${point.name} (${point.what})` })) },
    mark: { type: 'line', point: true },
    encoding: {
      x: {
        field: 'times',
        type: 'quantitative',
        scale: { type: 'log' },
        axis: { values: [1, 10, 100], title: 'times as much' },
      },
      y: {
        field: 'ms',
        type: 'quantitative',
        scale: { type: 'log' },
        axis: { title: 'milliseconds', tickCount: 6 },
      },
      color: { field: 'label', type: 'nominal', legend: { title: null, orient: 'bottom', labelLimit: 400 } },
    },
  })
  return new View(parse(spec), { renderer: 'none' }).toSVG()
}
