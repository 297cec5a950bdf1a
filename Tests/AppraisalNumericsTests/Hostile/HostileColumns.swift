import AppraisalTestSupport
import Testing

/// A column that some method somewhere has stumbled over.
struct HostileColumn: Sendable, CustomTestStringConvertible {
  let name: String
  let values: [Double]
  var testDescription: String { name }

  /// The values present.
  var present: [Double] { values.filter { !$0.isNaN } }
  /// Whether the values present are all equal, or none is.
  var isConstant: Bool { Set(present.map { $0 == 0 ? 0 : $0 }).count < 2 }

  init(_ name: String, _ values: [Double]) {
    self.name = name
    self.values = values
  }

  private init(_ name: String, count: Int = 60, _ value: (Int) -> Double) {
    self.init(name, (0..<count).map(value))
  }

  /// Columns without infinities: what every method must answer or refuse in words.
  static let finite: [HostileColumn] = few + ties + ends + shapes + gaps

  private static let few = [
    HostileColumn("nothing", []), HostileColumn("one", [3]), HostileColumn("two", [3, 5]),
    HostileColumn("two equal", [3, 3]), HostileColumn("three", [1, 2, 10]),
    HostileColumn("a value and a gap", [.nan, 3]),
  ]

  private static let ties = [
    HostileColumn("constant") { _ in 0.1 },
    HostileColumn("constant at the end of Double") { _ in 1.7e308 },
    HostileColumn("constant denormal") { _ in leastDouble },
    HostileColumn("zeros of both signs") { $0 % 2 == 0 ? 0.0 : -0.0 },
    HostileColumn("two values by turns") { Double($0 % 2) },
    HostileColumn("sparse ones") { $0 % 20 == 0 ? 1 : 0 },
    HostileColumn("half equal") { $0 < 30 ? 7 : Double($0) },
    HostileColumn("one more than half equal") { $0 < 31 ? 7 : Double($0) },
    HostileColumn("five steps") { Double(1 + ($0 * $0) % 5) },
  ]

  private static let ends = [
    HostileColumn("denormals") { Double($0 * $0 % 17) * leastDouble },
    HostileColumn("1e-300 apart") { Double($0) * 1e-300 },
    HostileColumn("zero but for denormals") { $0 % 3 == 0 ? leastDouble : Double($0 % 2) },
    HostileColumn("both ends of Double by turns") { $0 % 2 == 0 ? 1.7e308 : -1.7e308 },
    HostileColumn("ends of Double, most above") { $0 % 3 == 0 ? -1.7e308 : 1.6e308 },
    HostileColumn("spread over both ends") { (Double($0) - 29.5) / 30 * 1.7e308 },
    HostileColumn("all magnitudes") { ($0 % 2 == 0 ? 1 : -1) * tenth(10 * $0 - 300) },
    HostileColumn("far origin, small spread") { 1e15 + Double($0 * 7 % 13) },
    HostileColumn("last bits") { 1 + Double($0 * 11 % 31) * 0x1p-52 },
    HostileColumn("huge, last bits") { 1e308 + Double($0 % 9) * 2e292 },
  ]

  private static let shapes = [
    HostileColumn("rising") { Double($0) }, HostileColumn("falling") { -Double($0) },
    HostileColumn("zig-zag") { $0 % 2 == 0 ? Double($0) : -Double($0) },
    HostileColumn("one huge outlier") { $0 == 17 ? 1e300 : Double($0 * 7 % 60) },
    HostileColumn("one outlier low") { $0 == 17 ? -1e9 : Double($0 * 7 % 60) },
    HostileColumn("heavy tail") { 1 / (Double($0 * 37 % 60) + 0.001) },
    random("uniform", seed: 5) { $0 }, random("skewed", seed: 6) { $0 * $0 * $0 * $0 },
  ]

  private static let gaps = [
    HostileColumn("all missing") { _ in .nan },
    HostileColumn("all but one missing") { $0 == 31 ? 4 : .nan },
    HostileColumn("all but two missing") { $0 == 31 ? 4 : $0 == 7 ? 9 : .nan },
    HostileColumn("every other missing") { $0 % 2 == 0 ? .nan : Double($0 * 7 % 60) },
    HostileColumn("ends missing") { $0 == 0 || $0 == 59 ? .nan : Double($0 * 7 % 60) },
  ]

  /// Columns with an infinity, which every method refuses.
  static let infinite: [HostileColumn] = [
    HostileColumn("an infinity", [1, 2, 3, .infinity, 5]),
    HostileColumn("a negative infinity", [-.infinity, 2, 3, 4, 5]),
    HostileColumn("infinities alone", [.infinity, .infinity]),
    HostileColumn("an infinity behind a gap", [.nan, 1, 2, .infinity]),
  ]

  private static func random(
    _ name: String, seed: UInt64, _ shape: (Double) -> Double
  ) -> HostileColumn {
    var random = SeededGenerator(seed: seed)
    return HostileColumn(name) { _ in shape(Double.random(in: 0...1, using: &random)) }
  }

  private static func tenth(_ power: Int) -> Double {
    var value = 1.0
    for _ in 0..<power.magnitude { value = power < 0 ? value / 10 : value * 10 }
    return value
  }
}

/// The smallest positive Double, 4.9e-324.
let leastDouble = Double.leastNonzeroMagnitude

/// Powers of two that take ordinary columns near both ends of Double.
///
/// A statistic that turns round with its unit keeps its bits under them, so that they tell a result
/// that lost digits, or everything, on the way.
let stretches: [Double] = [0x1p-1000, 0x1p-700, 0x1p-540, 1, 0x1p500, 0x1p700, 0x1p1000]

/// Columns that keep all their digits under ``stretches``.
let stretchable: [HostileColumn] = HostileColumn.finite.filter { column in
  column.present.allSatisfy {
    $0 == 0 || ($0.magnitude >= 0x1p-20 && $0.magnitude <= 0x1p20)
  }
}

/// Equal bit for bit, all NaN being equal.
func sameBits(_ left: [Double], _ right: [Double]) -> Bool {
  left.count == right.count
    && zip(left, right).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
}

/// A shuffled list of row numbers.
func shuffledRows(_ count: Int, seed: UInt64) -> [Int] {
  var random = SeededGenerator(seed: seed)
  return Array(0..<count).shuffled(using: &random)
}
