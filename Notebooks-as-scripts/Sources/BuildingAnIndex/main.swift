import AppraisalNumerics
import NotebookSupport

// BUILDING AN INDEX STEP BY STEP
//
// Twenty-four units of a made-up district are to be put in order at year end. Five figures are
// known of each. An index is a chain of decisions, and each of them can be argued about: so each is
// taken separately here, with what it changes.

let notebook = Notebook()
print("Building an index step by step")

// 1. THE TABLE
//
// One row per unit, one column per indicator, a missing figure is NaN. The numbers come from a
// seeded stream: whoever runs this gets the same ones. What makes a unit good (its `quality`) shows
// more or less in every indicator; the rest is noise.

let seed: UInt64 = 2025
var random = RandomStream(seed: seed)
let units = (1...24).map { "unit \($0 < 10 ? "0" : "")\($0)" }
let names = ["satisfaction", "services", "attendance", "days to answer", "commitments"]
let unitsOfMeasure = ["points", "per member", "%", "days", "%"]
let directions: [Direction] = [
  .higherIsBetter, .higherIsBetter, .higherIsBetter, .lowerIsBetter, .higherIsBetter,
]

/// A standard normal figure that correlates with the quality by `share`.
func noisy(_ quality: Double, _ share: Double, _ chance: Double) -> Double {
  share * quality + (1 - share * share).squareRoot() * chance
}

var columns = [[Double]](repeating: [], count: 5)
for _ in units {
  let quality = random.normal()
  columns[0].append((820 + 60 * noisy(quality, 0.8, random.normal())).rounded() / 10)
  columns[1].append(max(0, (40 + 14 * noisy(quality, 0.5, random.normal())).rounded() / 10))
  columns[2].append(min(100, (86 + 6 * noisy(quality, 0.6, random.normal())).rounded()))
  columns[3].append(max(1, (9 - 2.5 * noisy(quality, 0.5, random.normal())).rounded()))
  columns[4].append(min(100, (78 + 11 * noisy(quality, 0.6, random.normal())).rounded()))
}

// Two things that real tables have: one unit counted every phone call as a service, and two
// figures were never handed in.

columns[1][16] = 31.5
columns[2][4] = .nan
columns[4][11] = .nan

func summary(_ column: [Double]) throws -> [String] {
  let shape = try DistributionShape(column)
  let present = column.filter { !$0.isNaN }
  return [
    "\(shape.count)", decimal(present.min() ?? .nan, 1), decimal(present.max() ?? .nan, 1),
    decimal(shape.skewness, 2), decimal(shape.kurtosis, 2),
  ]
}

notebook.heading("1. The table")
print(
  textTable(
    ["indicator", "unit", "known", "least", "most", "skewness", "kurtosis"],
    try names.indices.map {
      [names[$0], unitsOfMeasure[$0]] + (try summary(columns[$0]))
    }), terminator: "")

// 2. TREATMENT
//
// A skewness above 2 together with a kurtosis above 3.5 is the field's usual sign that one or two
// units would decide a whole indicator. Winsorising pulls the extreme value in to the next one. It
// changes somebody's figure, so it is an option that must be asked for, and every change is listed.

let rule = Treatment.winsorise(try Winsorisation(maximumCount: 2, maximumFraction: 0.1))
notebook.heading("2. Treatment")
for column in columns.indices {
  let treated = try rule.treated(columns[column], direction: directions[column])
  for change in treated.changes {
    print(
      "\(names[column]): \(units[change.row]) from \(decimal(change.before, 1)) to "
        + "\(decimal(change.after, 1)), place \(change.placeBefore) to \(change.placeAfter)")
  }
}

// 3. ONE SCALE
//
// Points, percent and days cannot be added. Min–max puts the worst unit at 1 and the best at 100;
// for days to answer the fewest are the best. (Not at 0: the geometric mean of step 4 has no value
// there, and the library says so instead of printing something.) A new unit at either end would
// move all others: where that is not wanted, an office states goalposts instead.

func normalised(_ treatment: Treatment?) -> [CompositeTree.Indicator] {
  directions.indices.map { column in
    CompositeTree.Indicator(
      column: column, treatment: treatment,
      normalisation: .minMax(
        MinMax(direction: directions[column], base: 1, gain: 99, constant: .refused)))
  }
}

// 4. WEIGHTS, MISSING FIGURES AND THE MEAN
//
// Two branches: what residents see (satisfaction, services, days to answer) and what was promised
// (attendance, commitments), 60 to 40. A missing figure is left out and its weight goes to its
// siblings, as long as half of them are there. In the arithmetic mean a strong branch makes up for
// a weak one in full; in the geometric mean only in part.

func tree(_ method: Aggregation, _ treatment: Treatment?) throws -> CompositeTree {
  let leaves = normalised(treatment)
  let half = try Availability(minimumShare: 0.5)
  func branch(_ name: String, _ weight: Double) -> CompositeTree.Node {
    .init(name: name, parent: 0, weight: weight, content: .aggregate(.arithmetic, half))
  }
  func leaf(_ column: Int, _ parent: Int, _ weight: Double) -> CompositeTree.Node {
    .init(
      name: names[column], parent: parent, weight: weight, content: .indicator(leaves[column]))
  }
  return try CompositeTree(nodes: [
    .init(name: "index", parent: nil, weight: 1, content: .aggregate(method, half)),
    branch("residents", 60), branch("promises", 40), leaf(0, 1, 50), leaf(1, 1, 30),
    leaf(3, 1, 20), leaf(2, 2, 40), leaf(4, 2, 60),
  ])
}

let table = try Matrix(columns: columns)
let usual = try PreparedComposite(tree: tree(.arithmetic, rule), table: table)
let scores = try usual.scores(keeping: .allAggregates)
notebook.heading("3 and 4. Scales, weights, means")
print(
  textTable(
    ["indicator", "weight in the index"],
    usual.tree.indicators.map {
      [usual.tree.nodes[$0].name, decimal(100 * usual.tree.effectiveWeights[$0], 0) + " %"]
    }), terminator: "")

// 5. RANKS
//
// Scores are compared at two decimal places, because that is what is published; equals share the
// better place. Beside the list stands what the decisions of steps 2 and 4 did to it.

func places(_ method: Aggregation, _ treatment: Treatment?) throws -> [Int32] {
  let composite = try PreparedComposite(tree: tree(method, treatment), table: table).scores()
  return try ScoreRanking(scores: composite.composite, precision: RankPrecision(decimals: 2))
    .competitionPlaces
}

let index = scores.composite
let ranking = try ScoreRanking(scores: index, precision: RankPrecision(decimals: 2))
let untreated = try places(.arithmetic, nil)
let geometric = try places(.geometric, rule)
notebook.heading("5. Ranks")
print(
  textTable(
    ["unit", "index", "residents", "promises", "place", "untreated", "geometric"],
    ranking.order.map { entry in
      let row = Int(entry)
      return [
        units[row], decimal(index[row], 2), decimal(scores.columns[1]?[row] ?? .nan, 2),
        decimal(scores.columns[2]?[row] ?? .nan, 2), "\(ranking.competitionPlaces[row])",
        "\(untreated[row])", "\(geometric[row])",
      ]
    }), terminator: "")
let moved = units.indices.count { untreated[$0] != ranking.competitionPlaces[$0] }
print(
  "\nLeaving the counted phone calls in moves \(moved) of 24 units: one figure squeezes the other "
    + "twenty-three\ninto a narrow band, and services then hardly tell them apart.")

// 6. A PICTURE
//
// Each bar is an index, split into what its two branches brought in. A list shows places; the bars
// show how close they are.

var figure = Figure(width: 640, height: 560, title: "The index and its two branches")
let axes = Axes(x: 0...100, y: 0...24, frame: (90, 50, 620, 510))
for (position, entry) in ranking.order.enumerated() {
  let row = Int(entry)
  let residents = 0.6 * (scores.columns[1]?[row] ?? 0)
  let top = axes.y(Double(24 - position)) + 3
  figure.text(units[row], x: 82, y: top + 12, size: 11, anchor: .end)
  figure.rectangle(
    x: axes.x(0), y: top, width: axes.x(residents) - axes.x(0), height: 14,
    colour: Figure.palette[0])
  figure.rectangle(
    x: axes.x(residents), y: top, width: axes.x(index[row]) - axes.x(residents), height: 14,
    colour: Figure.palette[1])
}
axes.draw(
  in: &figure, xTicks: [0, 20, 40, 60, 80, 100], yTicks: [], xTitle: "points of 100", yTitle: "")
figure.text("residents (60 %)", x: 380, y: 40, colour: Figure.palette[0])
figure.text("promises (40 %)", x: 500, y: 40, colour: Figure.palette[1])
notebook.show(figure, as: "index")
