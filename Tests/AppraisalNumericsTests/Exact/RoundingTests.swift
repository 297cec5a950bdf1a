import AppraisalNumerics
import AppraisalTestSupport
import Testing

@Suite("Rounding")
struct RoundingTests {
  @Test("Refuses places that points do not hold", arguments: [-1, 5, Int.min, Int.max])
  func refuses(_ places: Int) {
    #expect(throws: ExactError(.placesOutOfRange(places))) { try Rounding(places: places) }
  }

  @Test(
    "The step is ten to the places not kept",
    arguments: [(0, 10_000), (1, 1_000), (2, 100), (3, 10), (4, 1)] as [(Int, Int64)])
  func hasStep(_ places: Int, _ step: Int64) throws {
    #expect(try Rounding(places: places).step == step)
  }

  @Test(
    "Rounds units half up to the step",
    arguments: [
      (2, 862_049, 862_000), (2, 862_050, 862_100), (2, -862_050, -862_100), (0, 4_999, 0),
      (0, 5_000, 10_000), (0, -5_000, -10_000), (1, 999_499, 999_000), (1, 999_500, 1_000_000),
      (4, -7, -7),
    ] as [(Int, Int64, Int64)])
  func rounds(_ places: Int, _ units: Int64, _ rounded: Int64) throws {
    #expect(try Rounding(places: places).rounded(units) == rounded)
  }

  @Test("Changes nothing the second time and never moves further than half a step")
  func isIdempotent() throws {
    var random = SeededGenerator(seed: 3)
    for places in 0...4 {
      let rounding = try Rounding(places: places)
      for _ in 0..<500 {
        let units = Int64.random(in: -Points.limit...Points.limit, using: &random)
        let once = rounding.rounded(units)
        #expect(once.isMultiple(of: rounding.step))
        #expect(2 * abs(once - units) <= rounding.step)
        #expect(rounding.rounded(once) == once)
      }
    }
  }
}
