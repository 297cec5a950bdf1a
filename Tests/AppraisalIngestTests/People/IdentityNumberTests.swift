import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

/// Valid numbers are published examples of the standards; the damaged ones differ from them in the
/// one respect that the test is about.
@Suite("Identity numbers")
struct IdentityNumberTests {
  private func damage(_ text: String, usual: Int? = nil) -> IdentifierDamage? {
    withField(text) { identifierDamage(of: $0, usualWidth: usual) }
  }

  @Test("The examples of GB 11643 and a published credit code pass")
  func published() {
    #expect(damage("11010519491231002X") == nil)
    #expect(damage("440524188001010014") == nil)
    #expect(damage("91350100M000100Y43") == nil)
    #expect(withField("11010519491231002X") { ResidentNumber.hasForm($0) })
    #expect(withField("91350100M000100Y43") { CreditCode.hasForm($0) })
  }

  @Test(
    "Each kind of damage is told apart",
    arguments: [
      ("1.10101E+17", IdentifierDamage.scientific), ("1E+17", .scientific),
      ("1.10101e+17", .scientific), ("110105194912310000", .roundedDigits),
      ("110105194912310021", .failedCheck), ("91350100M000100Y44", .failedCheck),
      ("11010519491231002x", .lowercaseX),
    ])
  func kinds(_ text: String, _ expected: IdentifierDamage) {
    #expect(damage(text) == expected)
  }

  @Test(
    "Identifiers of an office's own making are left alone",
    arguments: [
      "", "S01", "2E3", "E+17", "1.E+17", ".5E+3", "1.1E+", "1.1.1E+3", "202512031234567890",
      "110105194902310021", "990105194912310021", "11010519491331002X", "ABCDEFGHJKLMNPQRTU",
      "党员0017", "11010519491231002", "110105491231002",
    ])
  func others(_ text: String) {
    #expect(damage(text) == nil)
  }

  /// MOD 11-2 finds every single wrong digit and every swap of two neighbours; MOD 31 with weights
  /// that are powers of 3 does so too, since 3 has order 30 modulo 31.
  @Test("Every single wrong digit and every swap of neighbours fails the check")
  func singleErrors() {
    for valid in ["11010519491231002X", "440524188001010014", "91350100M000100Y43"] {
      let bytes = Array(valid.utf8)
      let passes = { (bytes: [UInt8]) in
        bytes.withUnsafeBufferPointer {
          valid.hasPrefix("9") ? CreditCode.hasValidCheck($0) : ResidentNumber.hasValidCheck($0)
        }
      }
      #expect(passes(bytes))
      for position in 0..<17 where isDigit(bytes[position]) {
        for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != bytes[position] {
          var wrong = bytes
          wrong[position] = digit
          #expect(!passes(wrong), "\(String(decoding: wrong, as: UTF8.self))")
        }
      }
      for position in 0..<16 where bytes[position] != bytes[position + 1] {
        var wrong = bytes
        wrong.swapAt(position, position + 1)
        #expect(!passes(wrong), "\(String(decoding: wrong, as: UTF8.self))")
      }
    }
  }

  @Test("Exactly one check character fits any seventeen digits")
  func oneCheckCharacter() {
    var random = SeededGenerator(seed: 11643)
    for _ in 0..<500 {
      let stem = (0..<17).map { _ in UInt8.random(in: 0x30...0x39, using: &random) }
      let resident = Array("0123456789X".utf8).count { check in
        (stem + [check]).withUnsafeBufferPointer { ResidentNumber.hasValidCheck($0) }
      }
      let credit = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8).count { check in
        (stem + [check]).withUnsafeBufferPointer { CreditCode.hasValidCheck($0) }
      }
      #expect(resident == 1)
      #expect(credit == 1)
    }
  }

  @Test("The letters I, O, S, V and Z belong to no credit code")
  func creditAlphabet() {
    for letter in "IOSVZ" {
      #expect(!withField("91350100M00010\(letter)Y43") { CreditCode.hasForm($0) })
    }
  }
}

@Suite("Identifier columns")
struct IdentifierColumnTests {
  private func column(_ fields: [String]) -> IdentifierColumn {
    var column = IdentifierColumn()
    for field in fields { withField(field) { column.add($0) } }
    return column
  }

  @Test("One number in scientific notation refuses the column")
  func scientific() {
    let damaged = column(["11010519491231002X", "1.10101E+17", "440524188001010014"])
    #expect(damaged.refusal == .roundedIdentifiers(count: 1))
    #expect(damaged.refusal?.severity == .refused)
    #expect(column(["11010519491231002X"]).refusal == nil)
  }

  @Test("Zeros in front give a usual width, running numbers have none")
  func usualWidth() {
    #expect(column((1...120).map(String.init)).usualWidth == nil)
    #expect(column((100...199).map(String.init)).usualWidth == nil)
    let padded = (1...99).map { $0 < 10 ? "00\($0)" : "0\($0)" }
    #expect(column(padded + ["7"]).usualWidth == 3)
    #expect(withField("7") { identifierDamage(of: $0, usualWidth: 3) } == .shortened(usual: 3))
    #expect(withField("S7") { identifierDamage(of: $0, usualWidth: 3) } == nil)
    let numbers = [String](repeating: "11010519491231002X", count: 9)
    #expect(column(numbers + ["11010519491231002"]).usualWidth == 18)
    #expect(column(numbers.dropLast() + ["11010519491231002", "1"]).usualWidth == nil)
    #expect(column([]).usualWidth == nil)
  }

  @Test("Two parts of a column make the whole")
  func merging() {
    var left = column(["001", "1.1E+17"])
    left.merge(column((100...150).map(String.init) + ["1E+18"]))
    #expect(left.usualWidth == 3)
    #expect(left.refusal == .roundedIdentifiers(count: 2))
  }

  @Test("The identity number itself stays out of its issue")
  func secrecy() {
    #expect(IdentifierDamage.failedCheck.issue == .damagedIdentifier(.failedCheck))
    #expect(IdentifierDamage.failedCheck.issue.severity == .quarantined)
    #expect(IdentifierDamage.roundedDigits.issue.severity == .quarantined)
    #expect(IdentifierDamage.shortened(usual: 18).issue.severity == .quarantined)
    #expect(IdentifierDamage.lowercaseX.issue.severity == .note)
  }
}
