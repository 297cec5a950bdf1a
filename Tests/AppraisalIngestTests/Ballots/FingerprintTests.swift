import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Fingerprints")
struct FingerprintTests {
  /// What comes twice, found slice by slice with little room, as a reading of a large file does it.
  private func repeated(_ values: [(fingerprint: UInt64, block: Int)], room: Int) -> Set<UInt64> {
    let first = Fingerprints(slice: .init(), room: room)
    for value in values { first.add(value.fingerprint, block: value.block) }
    var found = Fingerprints.repeated(in: [first]).fingerprints
    for slice in first.slice.following {
      let list = Fingerprints(slice: slice, room: values.count)
      for value in values { list.add(value.fingerprint, block: value.block) }
      found.formUnion(Fingerprints.repeated(in: [list]).fingerprints)
    }
    return found
  }

  @Test("What comes twice is what counting finds, whatever the room", arguments: [8, 64, 5_000])
  func agreesWithCounting(room: Int) {
    var random = SeededGenerator(seed: UInt64(room))
    let values = (0..<3_000).map { number in
      (
        fingerprint: Fingerprints.fingerprint(
          rater: UInt64.random(in: 0..<1_500, using: &random), target: 7), block: number / 100
      )
    }
    let counts = Dictionary(grouping: values, by: \.fingerprint).mapValues(\.count)
    #expect(repeated(values, room: room) == Set(counts.filter { $0.value > 1 }.keys))
  }

  @Test("The blocks of what comes twice are told, those of a run across two blocks included")
  func blocks() {
    let list = Fingerprints(slice: .init(), room: 100)
    let shared = Fingerprints.fingerprint(rater: 1, target: 1)
    list.add(shared, block: 3)
    list.add(Fingerprints.fingerprint(rater: 2, target: 1), block: 5)
    list.add(shared, block: 9)
    #expect(Fingerprints.repeated(in: [list]).blocks == [3, 9])
  }

  @Test("A run that goes on in the next block with other items is one run")
  func runsAcrossBlocks() {
    let fingerprint = Fingerprints.fingerprint(rater: 1, target: 1)
    func suspected(_ items: [[Int]]) -> Bool {
      let list = Fingerprints(slice: .init(), room: 100)
      list.add(
        items.enumerated().map { block, items in
          var run = BallotRun(fingerprint: fingerprint, item: items[0])
          for item in items.dropFirst() { run.add(item: item) }
          return OuterRuns(block: block, first: run, last: nil)
        })
      return !Fingerprints.repeated(in: [list]).fingerprints.isEmpty
    }
    #expect(!suspected([[0, 1], [2], [3, 4]]))
    #expect(suspected([[0, 1], [2], [1]]))
    #expect(suspected([[0, 0]]))
  }
}
