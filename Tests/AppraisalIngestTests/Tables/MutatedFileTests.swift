import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Mutated files")
struct MutatedFileTests {
  @Test(
    "However a small file is damaged, reading ends with an account that adds up",
    arguments: SmallReader.allCases)
  func survivesMutations(reader: SmallReader) {
    let sample = Array(reader.sample.utf8)
    var random = SeededGenerator(seed: 0x5EED)
    var failures: [String] = []
    for round in 0..<100_000 {
      let bytes = mutated(sample, &random)
      if let failure = failure(of: reader, on: bytes) {
        failures.append("round \(round): \(failure): \(bytes)")
      }
    }
    #expect(failures == [])
  }

  /// What is wrong with the outcome of reading, if anything.
  private func failure(of reader: SmallReader, on bytes: [UInt8]) -> String? {
    var log = IssueLog()
    let used = reader.read(SourceFile(name: "mutated.csv", bytes: bytes), log: &log)
    guard log.accounts.count == 1 else { return "\(log.accounts.count) accounts" }
    let account = log.accounts[0]
    guard account.seen == account.accepted + account.quarantined + account.refused else {
      return "does not add up: \(account)"
    }
    guard (used == nil) == (log.count(of: .refused) > 0) else { return "refused or not" }
    guard used == nil || account.refused == 0 else { return "used and refused" }
    guard (used ?? 0) == account.accepted else { return "\(used ?? 0) used: \(account)" }
    // Each record that is set aside is so for a reason that is told.
    return account.quarantined > log.count(of: .quarantined) ? "a record without reason" : nil
  }

  /// One to three changes: a byte replaced, put in or taken out, a stretch doubled, the end cut off.
  private func mutated(_ sample: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = sample
    for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
      let position = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<16, using: &random) {
      case 0..<4: bytes[position] = UInt8.random(in: 0...255, using: &random)
      case 4..<8: bytes[position] = marks[Int.random(in: 0..<marks.count, using: &random)]
      case 8..<12:
        bytes.insert(marks[Int.random(in: 0..<marks.count, using: &random)], at: position)
      case 12, 13: bytes.remove(at: position)
      case 14:
        let end = Int.random(in: position..<bytes.count, using: &random)
        bytes.insert(contentsOf: bytes[position...end], at: position)
      default: bytes.removeSubrange(position...)
      }
    }
    return bytes
  }

  /// Bytes that mean something to a reader.
  private let marks = Array("\"\",,;\t\r\n\n 0019-./Se年弃".utf8)
}
