import AppraisalNumerics
import NotebookSupport

// HOW NORMALISATION ACROSS COMMUNITIES MOVES RANKS
//
// Residents rate the units of their own community, and only those. Some communities are strict and
// some are generous. Is a unit with 78 points among strict raters better than one with 86 among
// generous ones? This notebook shows what three ways of normalising answer, how far the lists lie
// apart, and why the ratings alone cannot tell which of them is right.

let notebook = Notebook()
print("How normalisation across communities moves ranks")

// 1. SIX COMMUNITIES OF TWENTY UNITS
//
// The rating of a unit is its quality, plus the generosity of its community, plus chance. Community
// 5 uses a narrow part of the scale. Since the numbers are made up, the true quality is known here,
// as it never is in an office.

let seed: UInt64 = 11
let generosity = [-6.0, -3, 0, 2, 5, 3]
let spreads = [1.0, 1, 1, 1, 1, 0.4]
let labels = (0..<120).map { Int32($0 / 20) }
let groups = try PeerGroups(labels: labels)

/// Quality and ratings in a world where communities differ in quality by `share` of what their
/// ratings differ.
func world(share: Double) -> (quality: [Double], ratings: [Double]) {
  var random = RandomStream(seed: seed)
  var quality: [Double] = []
  var ratings: [Double] = []
  for label in labels {
    let community = Int(label)
    let own = 5 * spreads[community] * random.normal()
    let rating = 80 + generosity[community] + own + spreads[community] * random.normal()
    quality.append(80 + share * generosity[community] + own)
    ratings.append(min(100, (rating * 10).rounded() / 10))
  }
  return (quality, ratings)
}

// The two worlds have the same ratings, to the last digit. In the first all communities are equally
// good and only their raters differ; in the second the raters are alike and the communities differ.

let raters = world(share: 0)
let places = world(share: 1)
notebook.heading("Two worlds, one set of ratings")
print("ratings are identical: \(raters.ratings == places.ratings)")
print(
  textTable(
    ["community", "mean rating", "mean quality, world 1", "mean quality, world 2"],
    (0..<6).map { community in
      let rows = community * 20..<(community + 1) * 20
      func mean(_ values: [Double]) -> String { decimal(values[rows].reduce(0, +) / 20, 1) }
      return [
        "\(community)", mean(raters.ratings), mean(raters.quality), mean(places.quality),
      ]
    }), terminator: "")

// 2. THREE WAYS
//
// Over all: one scale for everybody; generous communities win. Within each community, z-scores:
// every community has the same mean and the same spread, whatever its units are like. Within each
// community, percentiles: every community has one best and one worst unit, and the distances are
// gone.

let ratings = raters.ratings
let overAll = try Normalisation.standardScore(.z(direction: .higherIsBetter)).normalised(ratings)
let within = try Normalisation.standardScore(.z(direction: .higherIsBetter))
  .normalised(ratings, groups: groups)
let percentiles = try Normalisation.rank(
  RankScore(
    direction: .higherIsBetter, points: .percentileOfOthers, ties: .average,
    constant: .score(0.5))
).normalised(ratings, groups: groups)

func ranks(_ scores: [Double], _ rule: TieRule = .competition) throws -> [Double] {
  try ScoreRanking(scores: scores, precision: RankPrecision(decimals: 6)).places(rule)
}

/// Spearman's correlation: Pearson's of average places.
func agreement(_ first: [Double], _ second: [Double]) throws -> Double {
  let (left, right) = (try ranks(first, .average), try ranks(second, .average))
  let centre = 60.5
  let cross = left.indices.reduce(0.0) { $0 + (left[$1] - centre) * (right[$1] - centre) }
  let own = left.reduce(0.0) { $0 + ($1 - centre) * ($1 - centre) }
  let other = right.reduce(0.0) { $0 + ($1 - centre) * ($1 - centre) }
  return cross / (own * other).squareRoot()
}

let ways = [
  ("over all", overAll), ("z within community", within), ("percentile within", percentiles),
]
notebook.heading("Who is in the upper third (40 of 120)")
print(
  textTable(
    ["normalised"] + (0..<6).map { "community \($0)" },
    try ways.map { name, scores in
      let places = try ranks(scores)
      return [name]
        + (0..<6).map { community in
          "\((community * 20..<(community + 1) * 20).count { places[$0] <= 40 })"
        }
    }), terminator: "")

let first = try ranks(overAll)
let second = try ranks(within)
let moves = first.indices.map { abs(first[$0] - second[$0]) }
notebook.heading("From one list to the other")
print(
  "between over all and within, a unit moves by \(decimal(moves.reduce(0, +) / 120, 1)) of 120 "
    + "places on average\nand by \(decimal(moves.max() ?? 0, 0)) at most; "
    + "\(first.indices.count { (first[$0] <= 40) != (second[$0] <= 40) }) units enter or leave the "
    + "upper third")

// 3. WHICH IS RIGHT
//
// Agreement with the true quality, as Spearman's correlation. Each way is the best in the world
// that it silently assumes. The ratings are the same in both, so nothing in them can decide; common
// raters, inspections of several communities or a stated assumption can.

notebook.heading("Agreement with the true quality")
print(
  textTable(
    ["normalised", "world 1: raters differ", "world 2: communities differ"],
    try ways.map { name, scores in
      [
        name, decimal(try agreement(scores, raters.quality), 3),
        decimal(try agreement(scores, places.quality), 3),
      ]
    }), terminator: "")

// Community 5 pays for z-scores within in either world: its units are nearly alike, and the
// division by a small spread makes small differences look large.

let narrow = (100..<120).count { second[$0] <= 10 || second[$0] > 110 }
let plain = (100..<120).count { first[$0] <= 10 || first[$0] > 110 }
print(
  "\namong the ten first and ten last stand \(narrow) units of the even community 5 within, "
    + "\(plain) over all")

// 4. A PICTURE
//
// Each dot is a unit. On the diagonal nothing moves; communities lie in bands beside it.

var figure = Figure(width: 560, height: 590, title: "Places over all and within the community")
let axes = Axes(x: 0...120, y: 0...120, frame: (70, 100, 530, 530))
axes.draw(
  in: &figure, xTicks: [0, 40, 80, 120], yTicks: [0, 40, 80, 120], xTitle: "place over all",
  yTitle: "place, z within community")
figure.line(x1: axes.x(0), y1: axes.y(0), x2: axes.x(120), y2: axes.y(120), dashes: "5 4")
for row in 0..<120 {
  figure.circle(
    x: axes.x(first[row]), y: axes.y(second[row]), radius: 4,
    colour: Figure.palette[Int(labels[row])])
}
for community in 0..<6 {
  figure.text(
    "community \(community)", x: 220 + Double(community % 3) * 110,
    y: 48 + Double(community / 3) * 16, colour: Figure.palette[community])
}
notebook.show(figure, as: "places")
