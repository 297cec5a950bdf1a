import AppraisalNumerics
import NotebookSupport

// WHICH WEIGHT DECIDES
//
// An office writes "one third each" into its rules and believes that the three indicators then have
// equal say. They have not: an indicator on which all units look alike cannot move anybody, and two
// indicators that say the same thing speak with one loud voice. This notebook measures the say that
// weights really give, and finds the weights that give the say that was meant.

let notebook = Notebook()
print("Which weight decides")

// 1. TWO HUNDRED UNITS
//
// Ratings and a telephone survey ask residents the same thing and agree (correlation about 0.8).
// Inspections look at something else. Everything is on a scale from 0 to 100 already, but
// inspectors mark within a few points of 90.

let seed: UInt64 = 7
var random = RandomStream(seed: seed)
let names = ["ratings", "telephone", "inspection"]
var columns = [[Double]](repeating: [], count: 3)
for _ in 0..<200 {
  let (service, order) = (random.normal(), random.normal())
  columns[0].append(75 + 9 * (0.9 * service + 0.44 * random.normal()))
  columns[1].append(72 + 10 * (0.9 * service + 0.44 * random.normal()))
  columns[2].append(90 + 2.5 * (0.2 * service + 0.98 * order))
}
let scores = try Matrix(columns: columns)

func composite(_ weights: WeightShares) -> [Double] {
  (0..<200).map { row in
    (0..<3).reduce(0.0) { $0 + weights.shares[$1] * scores[row, $1] }
  }
}

// 2. STATED AND REALISED
//
// The covariance share says how much of the spread of the index passes through an indicator; the
// shares add up to 1. The correlation ratio says how well the indicator alone tells the index; it
// also sees curved relations, and does not add up to anything.

func show(_ weights: WeightShares) throws -> [RealisedImportance] {
  let found = try realisedImportance(
    scores: scores, composite: composite(weights), weights: weights, bins: 20)
  print(
    textTable(
      ["indicator", "weight", "share of spread", "correlation", "correlation ratio"],
      names.indices.map {
        [
          names[$0], decimal(found[$0].statedWeight, 3), decimal(found[$0].covarianceShare, 3),
          decimal(found[$0].correlation, 3), decimal(found[$0].correlationRatio, 3),
        ]
      }), terminator: "")
  return found
}

notebook.heading("Equal weights")
let equal = try WeightShares(equal: 3)
let before = try show(equal)
print("\nThe inspection was to decide a third and decides next to nothing.")

// 3. THE SAME SPREAD FIRST
//
// Half of the trouble is the narrow marks of the inspectors. On z-scores all three have the same
// spread, and what is left is that two of them repeat each other.

let standard = try Matrix(
  columns: columns.map {
    try Normalisation.standardScore(.z(direction: .higherIsBetter)).normalised($0)
  })
let standardComposite = (0..<200).map { row in
  (0..<3).reduce(0.0) { $0 + standard[row, $1] / 3 }
}
let spread = try realisedImportance(
  scores: standard, composite: standardComposite, weights: equal, bins: 20)
notebook.heading("Equal weights on z-scores")
print(
  textTable(
    ["indicator", "share of spread", "correlation"],
    names.indices.map {
      [names[$0], decimal(spread[$0].covarianceShare, 3), decimal(spread[$0].correlation, 3)]
    }), terminator: "")

// 4. THE WEIGHTS THAT WERE MEANT
//
// Importance here is an indicator's correlation with the index, as a share of all such
// correlations. These follow from the covariances alone, so the weights with stated importance are
// the solution of a small linear system: no search, no second look at the data. They are weights of
// the raw scores, which is why the narrow inspection gets a large one. That the shares of the
// spread still differ is no mistake: two indicators that support each other need less of the spread
// to be as close to the index as the third.

let wanted = try ImportanceWeights(scores: scores, targets: [1, 1, 1])
notebook.heading("Weights for equal importance")
let after = try show(wanted.weights)
print("\nlargest difference from a third each: \(decimal(wanted.largestMiss, 4))")

// 5. WHO MOVES
//
// Honest weights are not free: they change the list. An office decides whether it wants the say
// that it stated or the list that it is used to, but it should know that it has been choosing.

let old = try ScoreRanking(scores: composite(equal), precision: .allBits).competitionPlaces
let new = try ScoreRanking(scores: composite(wanted.weights), precision: .allBits)
  .competitionPlaces
let moves = old.indices.map { Int(abs(old[$0] - new[$0])) }.sorted()
let kept = old.indices.count { old[$0] <= 66 && new[$0] <= 66 }
notebook.heading("Who moves")
print("median change of place: \(moves[100]) of 200; largest: \(moves[199])")
print("of the 66 units in the upper third, \(kept) stay there")

// 6. A PICTURE

/// An indicator's correlation with the index as a share of all.
func importances(_ found: [RealisedImportance]) -> [Double] {
  let total = found.reduce(0.0) { $0 + $1.correlation }
  return found.map { $0.correlation / total }
}

var figure = Figure(
  width: 640, height: 380, title: "Importance in the index: a third each was meant")
let axes = Axes(x: 0...3, y: 0...0.6, frame: (60, 70, 610, 320))
axes.draw(
  in: &figure, xTicks: [], yTicks: [0, 0.2, 0.4, 0.6], xTitle: "",
  yTitle: "share of the correlations with the index")
let series = [importances(before), importances(spread), importances(after)]
for item in names.indices {
  for (series, value) in series.map({ $0[item] }).enumerated() {
    let left = axes.x(Double(item) + 0.14 + 0.25 * Double(series))
    figure.rectangle(
      x: left, y: axes.y(value), width: 40, height: axes.y(0) - axes.y(value),
      colour: Figure.palette[series])
    figure.text(decimal(value, 2), x: left + 20, y: axes.y(value) - 5, size: 11, anchor: .middle)
  }
  figure.text(names[item], x: axes.x(Double(item) + 0.5), y: 342, anchor: .middle)
}
figure.line(
  x1: axes.x(0), y1: axes.y(1 / 3), x2: axes.x(3), y2: axes.y(1 / 3), dashes: "5 4")
for (series, label) in ["equal weights", "equal weights, z-scores", "weights for equal importance"]
  .enumerated()
{
  figure.text(label, x: [60, 190, 380][series], y: 368, colour: Figure.palette[series])
}
notebook.show(figure, as: "importance")
