/** Where the boxes stand in the picture of states, wide and narrow. A state without a place of its own stands in the last rows. */
export type Layout = {
  width: number
  box: { width: number; height: number }
  places: Readonly<Record<string, readonly [x: number, y: number]>>
  /** Ways that are not straight, through these points; the rest is drawn from edge to edge. */
  ways: Readonly<Record<string, readonly (readonly [x: number, y: number])[]>>
  /** Where the rows of states by decision begin, and how many stand in one. */
  rows: { top: number; each: number; gap: number }
}

export const WIDE: Layout = {
  width: 1056,
  box: { width: 176, height: 56 },
  places: {
    not_yet_certified: [1, 92],
    active: [282, 92],
    fee_past_due: [563, 1],
    lapsed: [844, 1],
    decertified: [844, 152],
  },
  ways: {
    'active>decertified': [
      [458, 128],
      [500, 180],
      [844, 180],
    ],
    'active>lapsed': [
      [458, 132],
      [800, 132],
      [800, 44],
      [844, 44],
    ],
    'decertified>active': [
      [932, 208],
      [932, 246],
      [352, 246],
      [352, 148],
    ],
    'lapsed>active': [
      [1020, 29],
      [1044, 29],
      [1044, 246],
      [352, 246],
      [352, 148],
    ],
  },
  rows: { top: 318, each: 5, gap: 44 },
}

export const NARROW: Layout = {
  width: 342,
  box: { width: 150, height: 50 },
  places: {
    not_yet_certified: [1, 1],
    active: [1, 98],
    fee_past_due: [1, 214],
    lapsed: [1, 330],
    decertified: [191, 330],
  },
  ways: {
    'active>decertified': [
      [151, 112],
      [290, 112],
      [290, 330],
    ],
    'active>lapsed': [
      [151, 112],
      [330, 112],
      [330, 306],
      [110, 306],
      [110, 330],
    ],
    'decertified>active': [
      [266, 380],
      [266, 402],
      [172, 402],
      [172, 136],
      [151, 136],
    ],
    'lapsed>active': [
      [76, 380],
      [76, 402],
      [172, 402],
      [172, 136],
      [151, 136],
    ],
  },
  rows: { top: 456, each: 2, gap: 40 },
}
