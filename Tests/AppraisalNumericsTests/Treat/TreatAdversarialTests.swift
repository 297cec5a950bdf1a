import AppraisalTestSupport
import Testing

@testable import AppraisalNumerics

@Suite("Treating hostile columns")
struct TreatAdversarialTests {
  private static func treatments() throws -> [Treatment] {
    let winsorisation = try Winsorisation(maximumCount: 5, maximumFraction: 0.2)
    let eager = try Winsorisation(
      maximumCount: .max, maximumFraction: 0.5, limits: ShapeLimits(skewness: 1e-9, kurtosis: -9),
      minimumDistinct: 3)
    let shifts = LogTransform.Shift.allCases.map {
      Treatment.logarithm(LogTransform(shift: $0, limits: nil))
    }
    let powers = try [-5, -1, -1e-300, 0, 1e-300, 1e-5, 0.5, 1, 5].map {
      Treatment.boxCox(try BoxCox(exponent: $0, limits: nil))
    }
    return [
      .winsorise(winsorisation), .winsorise(eager),
      .winsoriseOrLogarithm(winsorisation, LogTransform(shift: .mirrored, limits: nil)),
    ] + shifts + powers
  }

  @Test("Gaps stay, order stays, nothing is erased", arguments: HostileColumn.finite)
  func keeps(_ column: HostileColumn) throws {
    for treatment in try Self.treatments() {
      let treated = try treatment.treated(column.values)
      let pairs = zip(column.values, treated.values)
      #expect(pairs.allSatisfy { $0.isNaN ? $1.isNaN : $1.isFinite })
      switch treated.verdict {
      case .passes, .notCured, .refused: #expect(sameBits(treated.values, column.values))
      case .winsorised, .transformed: #expect(treated.after.distinct > 1)
      }
      let sorted = column.values.indices.filter { !column.values[$0].isNaN }
        .sorted { column.values[$0] < column.values[$1] }
      #expect(
        zip(sorted, sorted.dropFirst()).allSatisfy { treated.values[$0] <= treated.values[$1] })
      #expect(treated.changes.count == pairs.filter { $0 != $1 && !$0.isNaN }.count)
    }
  }

  @Test(
    "Winsorising never changes more values than allowed, ties included",
    arguments: HostileColumn.finite)
  func bounds(_ column: HostileColumn) throws {
    for (count, fraction) in [(0, 0.5), (1, 0.5), (3, 0.5), (50, 0.05), (.max, 0.5)] {
      let rule = try Winsorisation(
        maximumCount: count, maximumFraction: fraction,
        limits: ShapeLimits(skewness: 0.1, kurtosis: -5), minimumDistinct: 3)
      let treated = try Treatment.winsorise(rule).treated(column.values)
      let limit = min(Double(count), fraction * Double(column.present.count))
      #expect(Double(treated.changes.count) <= limit)
    }
  }

  @Test(
    "Skewness turns with the sign, kurtosis does not; both keep their digits in any unit",
    arguments: stretchable)
  func shapes(_ column: HostileColumn) throws {
    let shape = try DistributionShape(column.values)
    let mirrored = try DistributionShape(column.values.map { -$0 })
    // Sums run the other way round when the order is reversed.
    let room = 1e-12 * (1 + shape.skewness.magnitude * shape.skewness.magnitude)
    #expect((mirrored.skewness + shape.skewness).magnitude <= room || shape.skewness.isNaN)
    #expect((mirrored.kurtosis - shape.kurtosis).magnitude <= room || shape.kurtosis.isNaN)
    for factor in AppraisalNumericsTests.stretches {
      let stretched = try DistributionShape(column.values.map { $0 * factor })
      #expect(
        sameBits([stretched.skewness, stretched.kurtosis], [shape.skewness, shape.kurtosis]))
    }
  }

  @Test("A shape is missing just where it is said to be", arguments: HostileColumn.finite)
  func missingShapes(_ column: HostileColumn) throws {
    let shape = try DistributionShape(column.values)
    let isDefined = column.present.count >= 3 && !column.isConstant
    #expect(shape.skewness.isFinite == isDefined)
    #expect(shape.kurtosis.isFinite == (isDefined && column.present.count >= 4))
  }

  /// Of 1…1,000 raised to −5, all beyond 10³ are 1/5 in Doubles; 10⁻²⁰ beside 1 is nothing.
  @Test("A transformation that would erase a column is refused")
  func erasing() throws {
    let wide = (0..<100).map { 1e4 + 1e4 * Double($0) }
    let power = try Treatment.boxCox(BoxCox(exponent: -5, limits: nil)).treated([0] + wide)
    #expect(power.verdict == .refused(.rangeBeyondDoubles))
    let small = (0..<100).map { Double($0) * 1e-20 }
    let logarithm = try Treatment.logarithm(LogTransform(shift: .plusOne, limits: nil)).treated(
      small)
    #expect(logarithm.verdict == .refused(.rangeBeyondDoubles) && logarithm.values == small)
  }

  /// `(y^λ − 1)/λ = ln y (1 + λ ln y / 2 + …)`.
  @Test("Box-Cox runs smoothly into the logarithm", arguments: [1e-300, -1e-12, 1e-7, -1e-5, 1e-4])
  func smallExponents(_ exponent: Double) throws {
    let column = (0..<20).map { Double($0 * $0) }
    let found = try Treatment.boxCox(BoxCox(exponent: exponent, limits: nil)).treated(column)
    #expect(found.verdict == .transformed)
    for (value, result) in zip(column, found.values) {
      let size = logarithm(value + 1)
      let series = size * (1 + exponent * size / 2 + exponent * size * exponent * size / 6)
      #expect((result - series).magnitude <= 1e-9 * (1 + series.magnitude))
    }
  }

  @Test("Infinities and wild limits are refused", arguments: HostileColumn.infinite)
  func refusals(_ column: HostileColumn) throws {
    let row = column.values.firstIndex { $0.isInfinite } ?? -1
    for treatment in try Self.treatments() {
      #expect(throws: TreatError.infinite(row: row)) { try treatment.treated(column.values) }
    }
    for wild in [-0.1, 0.6, .nan, .infinity] {
      #expect(throws: TreatError.self) { try Winsorisation(maximumCount: 1, maximumFraction: wild) }
    }
    for wild in [5.1, .nan, .infinity] {
      #expect(throws: TreatError.self) { try BoxCox(exponent: wild, limits: nil) }
      #expect(throws: TreatError.self) { try ShapeLimits(skewness: -wild, kurtosis: 0) }
    }
  }
}

/// Winsorising of many steps, against the procedure as it is written.
@Suite("Winsorising step by step")
struct WinsorisingStepTests {
  /// One distinct value at a time on the whole column; `nil` when the limit stops it.
  private func slow(_ column: [Double], limit: Int, _ limits: ShapeLimits) -> [Double]? {
    var values = column
    func shape() -> DistributionShape { DistributionShape(sorted: values.sorted()) }
    while limits.areReached(by: shape()) {
      let isUpper = shape().skewness >= 0
      let distinct = Set(values).sorted()
      let (end, next) =
        isUpper
        ? (distinct[distinct.count - 1], distinct[distinct.count - 2]) : (distinct[0], distinct[1])
      values = values.map { $0 == end ? next : $0 }
      if zip(values, column).filter({ $0 != $1 }).count > limit { return nil }
    }
    return values
  }

  @Test("Many steps end where the written procedure ends", arguments: 0..<24)
  func agrees(_ seed: Int) throws {
    var stream = RandomStream(seed: UInt64(seed), stream: 21)
    let column = (0..<300).map { _ in
      // Heavy tails on one side, on both, with ties, and with a gross value.
      let draw = stream.normal() / max(stream.uniform(), 1e-4)
      switch seed % 4 {
      case 0: return draw.magnitude
      case 1: return draw
      case 2: return (draw * 4).rounded()
      default: return stream.uniform() < 0.01 ? 1e60 * draw : draw
      }
    }
    let limits = try ShapeLimits(skewness: 0.2, kurtosis: -1)
    let rule = try Winsorisation(maximumCount: 140, maximumFraction: 0.5, limits: limits)
    let found = try Treatment.winsorise(rule).treated(column)
    if case .refused = found.verdict { return }
    let expected = slow(column, limit: 140, limits)
    #expect(found.values == expected ?? column)
    #expect(found.verdict == (expected == nil ? .notCured : .winsorised))
  }

  /// Tens of thousands of steps over the whole column would take hours.
  @Test("A large heavy-tailed column is worked through")
  func large() throws {
    var stream = RandomStream(seed: 9)
    let column = (0..<200_000).map { _ in 1 / stream.uniform() }
    let limits = try ShapeLimits(skewness: 1, kurtosis: 0.1)
    let rule = try Winsorisation(maximumCount: .max, maximumFraction: 0.5, limits: limits)
    let found = try Treatment.winsorise(rule).treated(column)
    #expect(found.verdict == .winsorised && !limits.areReached(by: found.after))
    #expect(found.after.skewness > 0.9 && found.changes.count > 10_000)
  }
}
