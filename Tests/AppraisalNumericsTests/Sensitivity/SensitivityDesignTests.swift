import AppraisalNumerics
import Testing

@Suite("Sensitivity design")
struct SensitivityDesignTests {
  private struct Refused: Error, CustomStringConvertible {
    let description = "no"
  }

  @Test("A row gives A, one mixed run per factor, and B")
  func order() throws {
    let design = try SensitivityDesign(widths: [1, 2], rows: 4, source: .sobol(skip: 0))
    let sequence = try SobolSequence(dimensions: 6)
    #expect(design.runCount == 16)
    for row in 0..<4 {
      let p = sequence.point(UInt32(row))
      #expect(design.inputs(ofRun: row * 4) == [p[0], p[1], p[2]])
      #expect(design.inputs(ofRun: row * 4 + 1) == [p[3], p[1], p[2]])
      #expect(design.inputs(ofRun: row * 4 + 2) == [p[0], p[4], p[5]])
      #expect(design.inputs(ofRun: row * 4 + 3) == [p[3], p[4], p[5]])
    }
    let random = try SensitivityDesign(widths: [1, 2], rows: 4, source: .random(seed: 3))
    var stream = RandomStream(seed: 3, stream: 2)
    let drawn = (0..<6).map { _ in stream.uniform() }
    #expect(random.inputs(ofRun: 10) == [drawn[0], drawn[4], drawn[5]])
  }

  @Test("The conventional skip is a power of two, at least the rows and at least 16")
  func skip() {
    #expect(
      [1, 16, 17, 1_000, 1_024].map(SensitivityDesign.conventionalSkip) == [
        16, 16, 32, 1_024, 1_024,
      ])
    #expect(SensitivityDesign.conventionalSkip(rows: .max) == 1 << 32)
  }

  @Test("The same bits under any number of threads")
  func threads() throws {
    let design = try SensitivityDesign(widths: [1, 1], rows: 100, source: .random(seed: 1))
    let model: @Sendable ([Double]) -> Double = { $0[0] * $0[1] + $0[0] }
    let bootstrap = try SobolIndices.Bootstrap(replicates: 64, seed: 2)
    let one = try SobolIndices(outputs: design.outputs(model), factorCount: 2, bootstrap: bootstrap)
    for threads in [2, 3, 7] {
      let many = try SobolIndices(
        outputs: design.outputs(threads: threads, model), factorCount: 2, bootstrap: bootstrap,
        threads: threads)
      #expect(many == one)
    }
  }

  @Test("Every failed run is named, and one is enough to refuse the design", arguments: [1, 3])
  func failures(threads: Int) throws {
    let design = try SensitivityDesign(widths: [1], rows: 8, source: .sobol(skip: 0))
    #expect {
      try design.outputs(threads: threads) { inputs in
        if inputs[0] == 0.75 { throw Refused() }
        return inputs[0] == 0.5 ? .infinity : 1
      }
    } throws: { error in
      guard case .runsFailed(let failures, 24)? = error as? SensitivityError else { return false }
      let expected = (0..<24).filter { [0.5, 0.75].contains(design.inputs(ofRun: $0)[0]) }
      return failures.map(\.run) == expected && expected.count > 2
        && failures.allSatisfy {
          $0.reason == ($0.inputs == [0.75] ? "no" : "its output is inf")
        }
    }
  }

  @Test("What makes no design is refused by name")
  func refusals() throws {
    func refused(_ widths: [Int], _ rows: Int, _ source: SensitivityDesign.Source)
      -> SensitivityError?
    {
      do throws(SensitivityError) {
        _ = try SensitivityDesign(widths: widths, rows: rows, source: source)
        return nil
      } catch { return error }
    }
    #expect(refused([], 8, .random(seed: 1)) == .noFactors)
    #expect(refused([1, 0], 8, .random(seed: 1)) == .noFactors)
    #expect(refused([1], 1, .random(seed: 1)) == .tooFewRows(found: 1, needed: 2))
    #expect(
      refused([1], .max, .random(seed: 1))
        == .tooLarge(what: "runs", found: .max, limit: 10_000_000))
    #expect(
      refused([.max, .max], 8, .random(seed: 1))
        == .tooLarge(what: "inputs", found: 2_000_002, limit: 1_000_000))
    #expect(
      refused([65], 8, .sobol(skip: 0)) == .dimensionsOutOfRange(found: 130, limit: 128))
    #expect(refused([64], 8, .sobol(skip: 0)) == nil)
    #expect(refused([1], 8, .sobol(skip: -1)) == .outOfRange(name: "the skip", value: -1))
    #expect(
      refused([1], 8, .sobol(skip: 1 << 32))
        == .tooLarge(what: "points of the sequence", found: (1 << 32) + 8, limit: 1 << 32))
    #expect(throws: SensitivityError.outputCount(found: 7, expected: 6)) {
      try SobolIndices(outputs: [1, 2, 3, 4, 5, 6, 7], factorCount: 1)
    }
    #expect(throws: SensitivityError.constantOutput) {
      try SobolIndices(outputs: [1, 2, 1, 1, 3, 1], factorCount: 1)
    }
    #expect(throws: SensitivityError.notFinite(run: 1)) {
      try SobolIndices(outputs: [1, .nan, 1, 1, 3, 1], factorCount: 1)
    }
    for level in [0, 1, -0.5, .nan] {
      #expect(throws: SensitivityError.self) {
        try SobolIndices.Bootstrap(replicates: 10, seed: 1, level: level)
      }
    }
  }

  /// A shift and a factor change nothing; the squares of 1e300 would leave the range of Double.
  @Test("Indices do not depend on the unit or the origin of the output")
  func units() throws {
    let outputs: [Double] = [1, 4, 2, 7, 3, 5, 6, 2, 9, 4, 4, 1]
    let plain = try SobolIndices(outputs: outputs, factorCount: 1)
    let huge = try SobolIndices(outputs: outputs.map { $0 * 0x1p1000 }, factorCount: 1)
    let moved = try SobolIndices(outputs: outputs.map { $0 + 0x1p20 }, factorCount: 1)
    #expect(huge.first == plain.first && huge.total == plain.total)
    #expect((moved.first[0].value - plain.first[0].value).magnitude < 1e-9)
    #expect((moved.total[0].value - plain.total[0].value).magnitude < 1e-9)
  }

  @Test("Two rows: replicates without variance leave the intervals out and are counted")
  func undefinedReplicates() throws {
    let bootstrap = try SobolIndices.Bootstrap(replicates: 40, seed: 1)
    let indices = try SobolIndices(
      outputs: [1, 1, 1, 2, 2, 2], factorCount: 1, bootstrap: bootstrap)
    #expect(indices.undefinedReplicates > 5 && indices.undefinedReplicates < 35)
    #expect(indices.first[0].interval == nil)
    #expect(indices.first[0].isIndistinguishableFromZero == nil)
  }
}
