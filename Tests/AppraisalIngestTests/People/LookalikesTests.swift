import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Lookalikes")
struct LookalikesTests {
  private typealias Difference = Lookalike.Difference

  private func summaries(_ found: String, known: [String]) -> [String] {
    LookalikeIndex(known).lookalikes(of: found).map { lookalike in
      lookalike.known + " " + lookalike.differences.map(\.summary).joined(separator: ", ")
    }
  }

  @Test("The row C22: dots, compatibility ideographs, zero-width space, inner blank")
  func hazards() {
    let known = ["买买提·吐", "张三", "六合"]
    #expect(summaries("买买提•吐", known: known) == ["买买提·吐 4: U+2022 → U+00B7"])
    #expect(summaries("买买提・吐", known: known) == ["买买提·吐 4: U+30FB → U+00B7"])
    #expect(summaries("买买提.吐", known: known) == ["买买提·吐 4: U+002E → U+00B7"])
    #expect(summaries("\u{F9D1}合", known: known) == ["六合 1: U+F9D1 → U+516D"])
    #expect(summaries("张\u{200B}三", known: known) == ["张三 2: U+200B → ∅"])
    #expect(summaries("张 三", known: known) == ["张三 2: U+0020 → ∅"])
    #expect(summaries("张　三", known: known) == ["张三 2: U+3000 → ∅"])
    #expect(
      summaries("张三", known: ["\u{FEFF}张三\u{AD}"]) == [
        "\u{FEFF}张三\u{AD} 1: ∅ → U+FEFF, 3: ∅ → U+00AD"
      ])
  }

  @Test("A full stop is a dot only between ideographs")
  func fullStop() {
    #expect(summaries("A.1", known: ["A·1"]) == [])
    #expect(summaries("三.五", known: ["三·五"]).count == 1)
    #expect(summaries(".三", known: ["·三"]) == [])
  }

  @Test("What may well be meant is doubtful, what is only spelt otherwise is not")
  func doubt() {
    func isDoubtful(_ found: String, _ known: String) -> Bool? {
      LookalikeIndex([known]).lookalikes(of: found).first?.isDoubtful
    }
    #expect(isDoubtful("S0l", "SO1") == true)
    #expect(isDoubtful("付强", "傅强") == true)
    #expect(isDoubtful("大戶", "大户") == true)
    #expect(isDoubtful("\u{2F8B}", "艸") == false)
    #expect(isDoubtful("Ｓ０１", "s01") == false)
    #expect(isDoubtful("Ｓ０１", "S01") == false)
    #expect(isDoubtful("\u{410}1", "A1") == false)
    #expect(isDoubtful("一组（东）", "一组(东)") == false)
    #expect(isDoubtful("3—1", "3-1") == false)
    #expect(isDoubtful("⻢云", "马云") == false)
    #expect(isDoubtful("张三", "李四") == nil)
  }

  @Test("The same bytes are no lookalike, and a long key has none")
  func noneOfItself() {
    let index = LookalikeIndex(["张三", "张 三", String(repeating: "长", count: 200)])
    #expect(index.lookalikes(of: "张三").map(\.index) == [1])
    #expect(index.lookalikes(of: String(repeating: "长", count: 200) + " ") == [])
    #expect(index.lookalikes(of: "") == [])
    #expect(index.lookalikes(of: "\u{200B}") == [])
  }

  @Test("Of very many that look alike, the first hundred are compared")
  func limit() {
    let known = (0..<300).map { String(repeating: " ", count: $0 % 150) + "张三" }
    let found = LookalikeIndex(known).lookalikes(of: "张　三")
    #expect(found.map(\.index) == Array(0..<100))
  }

  @Test("Folding any character twice is folding it once")
  func idempotentCharacters() {
    var wrong: [UInt32] = []
    for value in UInt32(0)...0x10FFFF {
      guard case .scalar(let once) = folded(value) else { continue }
      if folded(once) != .scalar(once) { wrong.append(value) }
    }
    #expect(wrong == [])
  }

  /// Facts of the Unicode character database, each from another block.
  @Test(
    "Compatibility ideographs stand for those of the character database",
    arguments: [
      (0xF900, 0x8C48), (0xF9D1, 0x516D), (0xFA6D, 0x8218), (0xFAD9, 0x9F8E), (0x2F800, 0x4E3D),
      (0x2FA1D, 0x2A600), (0x2F00, 0x4E00), (0x2FD5, 0x9FA0), (0x2EF3, 0x9F9F), (0x2E9F, 0x6BCD),
      (0x2EE2, 0x9A6C),
    ] as [(UInt32, UInt32)])
  func unified(_ value: UInt32, _ expected: UInt32) {
    #expect(unifiedIdeograph(value) == expected)
  }

  /// Canonical equivalence of the standard library is the oracle for the two compatibility blocks:
  /// each of their ideographs is canonically the one that stands for it.
  ///
  /// Twelve code points of the first block are unified ideographs themselves and have no other.
  @Test("Every compatibility ideograph is canonically equal to the one that stands for it")
  func everyCompatibilityIdeograph() {
    var own: [UInt32] = []
    for value in Array(UInt32(0xF900)...0xFAD9) + Array(UInt32(0x2F800)...0x2FA1D) {
      guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory == .otherLetter
      else { continue }
      guard let unified = unifiedIdeograph(value).flatMap(Unicode.Scalar.init) else {
        own.append(value)
        continue
      }
      #expect(String(scalar) == String(unified))
    }
    #expect(
      own == [
        0xFA0E, 0xFA0F, 0xFA11, 0xFA13, 0xFA14, 0xFA1F, 0xFA21, 0xFA23, 0xFA24, 0xFA27, 0xFA28,
        0xFA29,
      ])
  }

  @Test("No character stands in two rows of variants")
  func variantRows() {
    let all = CharacterVariants.rows.flatMap { Array($0.unicodeScalars) }
    #expect(Set(all).count == all.count)
    #expect(CharacterVariants.rows.allSatisfy { $0.unicodeScalars.count > 1 })
  }

  /// The oracle compares the unknown key with all others by their skeletons, one by one.
  ///
  /// Keys are
  /// short and over few characters, so that many look alike.
  @Test("Finds what comparing with every key finds", arguments: [UInt64(5), 6])
  func bruteForce(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let letters = ["张", "張", "·", "•", ".", " ", "　", "O", "0", "о", "\u{200B}", "Ａ", "a"]
    let keys = (0..<400).map { _ in
      (0..<Int.random(in: 1...4, using: &random)).map { _ in
        letters.randomElement(using: &random) ?? ""
      }.joined()
    }
    let index = LookalikeIndex(keys)
    var total = 0
    for key in keys {
      let skeleton = Skeleton(key)?.text
      let expected = keys.indices.filter { position in
        skeleton != nil && !keys[position].utf8.elementsEqual(key.utf8)
          && Skeleton(keys[position])?.text == skeleton
      }
      let found = index.lookalikes(of: key)
      #expect(found.map(\.index) == expected)
      #expect(found.allSatisfy { !$0.differences.isEmpty })
      total += found.count
      if let skeleton, let again = Skeleton(skeleton) { #expect(again.text == skeleton) }
    }
    #expect(total > 1_000)
  }
}
