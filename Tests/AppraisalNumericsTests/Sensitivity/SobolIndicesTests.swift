import AppraisalNumerics
import AppraisalTestSupport
import Foundation
import Testing

@Suite("Sobol indices")
struct SobolIndicesTests {
  private static func ishigami(_ numbers: [Double]) -> Double {
    let x = numbers.map { ($0 * 2 - 1) * Double.pi }
    return sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * x[2] * x[2] * x[2] * x[2] * sin(x[0])
  }

  private static func values(_ estimates: [SobolIndices.Estimate]) -> [Double] {
    estimates.map(\.value)
  }

  private func close(_ found: [Double], _ expected: [Double], _ tolerance: Double) -> Bool {
    found.count == expected.count
      && zip(found, expected).allSatisfy { ($0 - $1).magnitude <= tolerance }
  }

  /// SALib 1.6.0, `saltelli.sample(problem, N, calc_second_order=False)` and `sobol.analyze`.
  ///
  /// Its sums run in another order and it divides by the deviation first, hence 1e-12.
  @Test(
    "Ishigami's function at unscrambled points, to the digits of SALib",
    arguments: [
      (
        1_024, [0.3168315383498472, 0.44376306100377055, 0.012203120086348433],
        [0.5558600851355467, 0.4418980711957674, 0.24467538653635174], 13.861931109463121
      ),
      (
        8_192, [0.31585691247704795, 0.442419442031123, 0.002085062835974595],
        [0.558021558051423, 0.44242634821488697, 0.24385691001137555], 13.84442780018998
      ),
    ])
  func ishigami(rows: Int, first: [Double], total: [Double], variance: Double) throws {
    let design = try SensitivityDesign(
      widths: [1, 1, 1], rows: rows,
      source: .sobol(skip: SensitivityDesign.conventionalSkip(rows: rows)))
    let indices = try SobolIndices(
      outputs: design.outputs(threads: 2) { Self.ishigami($0) }, factorCount: 3)
    #expect(close(Self.values(indices.first), first, 1e-12))
    #expect(close(Self.values(indices.total), total, 1e-12))
    #expect((indices.variance - variance).magnitude < 1e-11)
  }

  /// Analytic, a = 7 and b = 0.1.
  ///
  /// The errors at 65,536 rows are 6e-5 in SALib's figures, too.
  @Test("Ishigami's function comes to its analytic indices")
  func analytic() throws {
    let design = try SensitivityDesign(
      widths: [1, 1, 1], rows: 65_536, source: .sobol(skip: 65_536))
    let indices = try SobolIndices(
      outputs: design.outputs(threads: 2) { Self.ishigami($0) }, factorCount: 3)
    #expect(close(Self.values(indices.first), [0.313905, 0.442411, 0], 1e-4))
    #expect(close(Self.values(indices.total), [0.557589, 0.442411, 0.243684], 1e-4))
    #expect((indices.variance - 13.844588).magnitude < 1e-3)
  }

  /// SALib as above, a = 0, 1, 4.5, 9; and its `groups`, which exchange inputs together.
  @Test("Sobol's g function, and inputs exchanged in groups, to the digits of SALib")
  func otherFunctions() throws {
    let four = try SensitivityDesign(
      widths: [1, 1, 1, 1], rows: 512, source: .sobol(skip: 512))
    let outputs = try four.outputs { numbers in
      zip(numbers, [0, 1, 4.5, 9]).reduce(1) { $0 * ((4 * $1.0 - 2).magnitude + $1.1) / (1 + $1.1) }
    }
    let g = try SobolIndices(outputs: outputs, factorCount: 4)
    #expect(
      close(
        Self.values(g.first),
        [0.7198929490603466, 0.1752102070082794, 0.02280376492827251, 0.0071352568517009775], 1e-12)
    )
    #expect(
      close(
        Self.values(g.total),
        [0.7929697137253237, 0.23726493452836642, 0.034078334559433515, 0.01043984737296147], 1e-12)
    )
    #expect((g.variance - 0.46261114884519616).magnitude < 1e-13)
    #expect((g.mean - 1.0000045790591023).magnitude < 1e-13)
    // Columns x1, x3, x2 with the first two in one group; SALib orders groups by their names.
    let groups = try SensitivityDesign(widths: [2, 1], rows: 256, source: .sobol(skip: 256))
    let grouped = try SobolIndices(
      outputs: groups.outputs { Self.ishigami([$0[0], $0[2], $0[1]]) }, factorCount: 2)
    #expect(close(Self.values(grouped.first), [0.5219662063369458, 0.46040784158367243], 1e-12))
    #expect(close(Self.values(grouped.total), [0.5286856220272738, 0.45705349227147357], 1e-12))
  }

  /// y = 3x₁ + 4x₂ has S = 9/25, 16/25 and no interactions; x₃ is not used.
  @Test("Random points: intervals hold the truth about as often as they say")
  func coverage() throws {
    var held = 0
    for seed in 0..<60 {
      let design = try SensitivityDesign(
        widths: [1, 1, 1], rows: 200, source: .random(seed: UInt64(seed)))
      let indices = try SobolIndices(
        outputs: design.outputs { 3 * $0[0] + 4 * $0[1] + 1_000 }, factorCount: 3,
        bootstrap: .init(replicates: 100, seed: UInt64(seed)), threads: 2)
      let truth = [0.36, 0.64]
      for factor in 0..<2 {
        held += indices.first[factor].interval?.contains(truth[factor]) ?? false ? 1 : 0
        held += indices.total[factor].interval?.contains(truth[factor]) ?? false ? 1 : 0
      }
      #expect(indices.first[2].value == 0 && indices.total[2].value == 0)
      #expect(indices.first[2].isIndistinguishableFromZero == true)
      #expect(indices.total[1].isIndistinguishableFromZero == false)
    }
    // 240 statements at 95 %, four of a seed hanging together: 12 expected misses, 40 would be odd.
    #expect(held >= 200 && held < 240, "\(held)")
  }

  /// The formulas of the type written out in plain loops, on drawn rows.
  @Test("Estimates and standard errors against plain loops, both divisors")
  func plainLoops() throws {
    var random = SeededGenerator(seed: 5)
    let (rows, factors) = (40, 2)
    let outputs = (0..<(rows * 4)).map { _ in Double.random(in: -5...20, using: &random) }
    func plain(_ drawn: [Int], _ divisor: Double) -> ([Double], [Double]) {
      var all = 0.0
      var (both, squares) = (0.0, 0.0)
      for row in drawn {
        for part in 0..<4 { all += outputs[row * 4 + part] }
        both += outputs[row * 4] + outputs[row * 4 + 3]
      }
      all /= Double(drawn.count * 4)
      both /= Double(drawn.count * 2)
      for row in drawn {
        squares += pow(outputs[row * 4] - both, 2) + pow(outputs[row * 4 + 3] - both, 2)
      }
      let variance = squares / divisor
      var (first, total) = ([0.0, 0], [0.0, 0])
      for factor in 0..<factors {
        for row in drawn {
          let (a, ab) = (outputs[row * 4], outputs[row * 4 + 1 + factor])
          let b = outputs[row * 4 + 3]
          first[factor] += (b - all) * (ab - a) / Double(drawn.count) / variance
          total[factor] += pow(a - ab, 2) / Double(drawn.count) / (2 * variance)
        }
      }
      return (first, total)
    }
    for (divisor, degrees) in [(VarianceDivisor.population, 80.0), (.sample, 79)] {
      let bootstrap = try SobolIndices.Bootstrap(replicates: 50, seed: 9, level: 0.9)
      let indices = try SobolIndices(
        outputs: outputs, factorCount: 2, divisor: divisor, bootstrap: bootstrap)
      let expected = plain(Array(0..<rows), degrees)
      #expect(close(Self.values(indices.first), expected.0, 1e-12))
      #expect(close(Self.values(indices.total), expected.1, 1e-12))
      let replicates = (0..<50).map { replicate in
        var stream = RandomStream(seed: 9, stream: UInt64(replicate))
        return plain((0..<rows).map { _ in stream.below(rows) }, degrees).0[1]
      }
      let mean = replicates.reduce(0, +) / 50
      let error = (replicates.reduce(0) { $0 + pow($1 - mean, 2) } / 49).squareRoot()
      let found = try #require(indices.first[1].standardError)
      #expect((found - error).magnitude < 1e-12)
      // Φ⁻¹(0.95) = 1.6448536269514722
      let lower = try #require(indices.first[1].interval?.lowerBound)
      #expect((lower - (expected.0[1] - 1.6448536269514722 * error)).magnitude < 1e-11)
    }
  }
}
