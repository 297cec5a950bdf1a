import AppraisalNumerics
import Testing

@Suite("Sobol sequence")
struct SobolSequenceTests {
  /// SALib 1.6.0, `sobol_sequence.sample`, whose points stand in the same order.
  @Test("The first points, and one far out in nine dimensions up to the last")
  func points() throws {
    let sequence = try SobolSequence(dimensions: 128)
    #expect(
      (0..<6).map { Array(sequence.point($0)[..<5]) } == [
        [0, 0, 0, 0, 0], [0.5, 0.5, 0.5, 0.5, 0.5], [0.75, 0.25, 0.25, 0.25, 0.75],
        [0.25, 0.75, 0.75, 0.75, 0.25], [0.375, 0.375, 0.625, 0.875, 0.375],
        [0.875, 0.875, 0.125, 0.375, 0.875],
      ])
    let far = sequence.point(12_345)
    #expect(
      [1, 2, 3, 5, 17, 40, 64, 100, 128].map { far[$0 - 1] } == [
        0.64093017578125, 0.81341552734375, 0.16033935546875, 0.88848876953125, 0.06256103515625,
        0.94818115234375, 0.46563720703125, 0.53887939453125, 0.64251708984375,
      ])
  }

  /// The defining property: a block of 2ᵏ points has one coordinate in each of 2ᵏ intervals.
  @Test("Every aligned block of 256 points is even in every dimension", arguments: [0, 1, 77])
  func evenness(block: Int) throws {
    let sequence = try SobolSequence(dimensions: 128)
    let points = (0..<256).map { sequence.point(UInt32(block * 256 + $0)) }
    for dimension in 0..<128 {
      #expect(Set(points.map { Int($0[dimension] * 256) }).count == 256, "\(dimension)")
    }
  }

  @Test("The last index and dimensions out of range")
  func edges() throws {
    let last = try SobolSequence(dimensions: 1).point(.max)
    // Gray code of 2³² − 1 is its highest bit: the 32nd direction number, 2⁻³².
    #expect(last == [0x1p-32])
    for dimensions in [0, -1, 129, .max] {
      #expect(throws: SensitivityError.dimensionsOutOfRange(found: dimensions, limit: 128)) {
        try SobolSequence(dimensions: dimensions)
      }
    }
  }
}
