import AppraisalNumerics
import NotebookSupport

// OUTLIERS WITH AND WITHOUT A ROBUST METHOD
//
// An outlier is not a bad unit: it is one whose figures somebody should look at before they count.
// The usual yardsticks, mean and standard deviation, are bent by the very figures that they
// should find. This notebook plants eighteen odd units among a hundred and shows who finds them.

let notebook = Notebook()
print("Outliers with and without a robust method")

// 1. A HUNDRED UNITS AND THREE FIGURES
//
// Services claimed, residents who remember one, and satisfaction go together. Twelve units claim
// many services that nobody remembers: each of their figures occurs elsewhere too, only the
// combination does not. Six more have an impossible number of services, as when a figure is entered
// twice.

let seed: UInt64 = 3
var random = RandomStream(seed: seed)
let names = ["services", "remembered", "satisfaction"]
var columns = [[Double]](repeating: [], count: 3)
for row in 0..<100 {
  let activity = random.normal()
  let isPadded = row >= 82 && row < 94
  let claimed = isPadded ? 1.3 + 0.15 * random.normal() : activity
  let real = isPadded ? -1.3 + 0.15 * random.normal() : activity
  columns[0].append((500 + 120 * (claimed + 0.2 * random.normal())).rounded() / 10)
  columns[1].append((350 + 90 * (real + 0.25 * random.normal())).rounded() / 10)
  columns[2].append((800 + 50 * (real + 0.5 * random.normal())).rounded() / 10)
}
for row in 94..<100 { columns[0][row] = 104 + Double(row - 94) * 2 }
let padded = Set(82..<94)
let doubled = Set(94..<100)
let table = try Matrix(columns: columns)

func score(_ name: String, _ found: [Int]) -> [String] {
  let set = Set(found)
  return [
    name, "\(set.intersection(doubled).count)", "\(set.intersection(padded).count)",
    "\(set.subtracting(doubled).subtracting(padded).count)",
  ]
}
let header = ["rule", "impossible (6)", "padded (12)", "ordinary (82)"]

// 2. ONE COLUMN AT A TIME
//
// Three standard deviations from the mean: the impossible figures stretch the standard deviation
// until most of them are inside. The Hampel rule measures from the median in median absolute
// deviations, which half of the units would have to bend. Neither can see a combination.

let services = columns[0]
let mean = services.reduce(0, +) / 100
let deviation =
  (services.reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) } / 99).squareRoot()
let classicalRows = services.indices.filter { abs(services[$0] - mean) > 3 * deviation }
let hampel = try HampelRule()(services)
notebook.heading("Services alone")
print(
  "mean \(decimal(mean, 1)), standard deviation \(decimal(deviation, 1)); "
    + "median \(decimal(hampel.centre, 1)), robust scale \(decimal(hampel.scale, 1))\n")
print(
  textTable(
    header,
    [
      score("mean and standard deviation", classicalRows),
      score("Hampel rule", hampel.bounds.outliers),
    ]), terminator: "")

// 3. ALL COLUMNS TOGETHER
//
// Mahalanobis distances measure in the direction of the scatter. With the mean and covariance of
// all rows, twelve units that sit together pull the scatter towards themselves and hide each other:
// this is masking. The minimum covariance determinant looks for the three quarters of the rows that
// lie closest together, and measures everybody from there.

let cutOff = try ChiSquareDistribution(degrees: 3).quantile(0.975)
let classical = try classicalLocationScatter(table)
let classicalDistances = try squaredDistances(table, from: classical)
let estimator = try MinimumCovarianceDeterminant(
  coverage: 0.75, starts: .deterministicAndRandom(count: 500, seed: 1))
guard case .estimate(let robust) = try estimator(table) else {
  fatalError("three noisy figures do not lie on a plane")
}
let tested = try OutlierTest(method: .cerioli, decision: .falseDiscovery(rate: 0.05))(robust)
notebook.heading("All three together, beyond the 97.5 % quantile of chi-square")
print(
  textTable(
    header,
    [
      score(
        "mean and covariance", classicalDistances.indices.filter { classicalDistances[$0] > cutOff }
      ),
      score("minimum covariance determinant", robust.outliers()),
      score("the same, false discoveries at 5 %", tested.outliers),
    ]), terminator: "")
print()
print(
  textTable(
    ["correlation", "all rows", "robust"],
    [
      [
        "services, remembered", decimal(classical.correlations[0, 1], 2),
        decimal(robust.reweighted.correlations[0, 1], 2),
      ],
      [
        "remembered, satisfaction", decimal(classical.correlations[1, 2], 2),
        decimal(robust.reweighted.correlations[1, 2], 2),
      ],
    ]), terminator: "")

// 4. WHY
//
// A flag that gives no reason helps nobody. For one of the padded units: what was expected of each
// figure, knowing the other two, and what the distance would be without it.

let row = 87
let explanation = try DistanceExplanation(
  row: (0..<3).map { table[row, $0] }, estimate: robust.reweighted)
notebook.heading("Why row \(row + 1) stands out")
print(
  "squared distance \(decimal(explanation.squaredDistance, 1)), cut-off \(decimal(cutOff, 1))\n")
print(
  textTable(
    ["indicator", "value", "expected", "contribution", "distance without"],
    explanation.parts.map {
      [
        names[$0.indicator], decimal($0.value, 1), decimal($0.expected, 1),
        decimal($0.contribution, 1), decimal($0.distanceWithout, 1),
      ]
    }), terminator: "")

// 5. A PICTURE
//
// The ellipses hold 97.5 % of what each estimate takes for ordinary. Points are rings where the
// robust method flags them.

/// The ellipse of two columns of a scatter: `centre + r L (cos t, sin t)`, going round by small
/// turns.
func ellipse(_ estimate: LocationScatter, _ radius: Double) -> [(x: Double, y: Double)] {
  let (a, b) = (estimate.scatter[0, 0], estimate.scatter[0, 1])
  let first = a.squareRoot()
  let across = b / first
  let second = (estimate.scatter[1, 1] - across * across).squareRoot()
  // One turn of 5 degrees, applied again and again.
  let (cosine, sine) = (0.996_194_698_091_745_5, 0.087_155_742_747_658_17)
  var (x, y) = (1.0, 0.0)
  return (0..<72).map { _ in
    defer { (x, y) = (x * cosine - y * sine, x * sine + y * cosine) }
    return (
      estimate.centre[0] + radius * first * x,
      estimate.centre[1] + radius * (across * x + second * y)
    )
  }
}

var figure = Figure(
  width: 640, height: 500, title: "Ordinary by all rows, and by the central three quarters")
let axes = Axes(x: 0...120, y: 0...70, frame: (60, 80, 610, 440))
axes.draw(
  in: &figure, xTicks: [0, 30, 60, 90, 120], yTicks: [0, 20, 40, 60],
  xTitle: "services claimed", yTitle: "residents who remember one")
let radius = try ChiSquareDistribution(degrees: 2).quantile(0.975).squareRoot()
for (estimate, colour, label, place) in [
  (classical, Figure.palette[1], "mean and covariance", 250.0),
  (robust.reweighted, Figure.palette[0], "minimum covariance determinant", 410.0),
] {
  figure.outline(
    ellipse(estimate, radius).map { (x: axes.x($0.x), y: axes.y($0.y)) }, colour: colour)
  figure.text(label, x: place, y: 48, colour: colour)
}
let flagged = Set(robust.outliers())
for row in 0..<100 {
  figure.circle(
    x: axes.x(columns[0][row]), y: axes.y(columns[1][row]), radius: 3.5,
    colour: flagged.contains(row) ? Figure.palette[5] : Figure.palette[6],
    isFilled: !flagged.contains(row))
}
notebook.show(figure, as: "ellipses")
