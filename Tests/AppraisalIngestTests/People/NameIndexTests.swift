import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Names")
struct NameIndexTests {
  private let index = NameIndex([
    ("张三", "一组"), ("李四", "一组"), ("李四", "二组"), ("王五", "二组"), ("王五", "二组"),
    ("买买提·吐", "三组"), ("赵六", "三组"),
  ])

  private func unknown(_ name: String, in unit: String? = nil) -> [String]? {
    guard case .unknown(let suggestions) = index.person(named: name, in: unit) else { return nil }
    return suggestions.map { "\($0.index) \($0.summary)" }
  }

  @Test("A name is found alone or by its unit")
  func found() {
    #expect(index.person(named: "张三", in: nil) == .found(0))
    #expect(index.person(named: "李四", in: "二组") == .found(2))
  }

  @Test("Two of one name are not told apart without a unit, or within one")
  func ambiguous() {
    #expect(index.person(named: "李四", in: nil) == .ambiguous([1, 2]))
    #expect(index.person(named: "王五", in: "二组") == .ambiguous([3, 4]))
  }

  @Test("Blanks, dots, titles and other units are suggestions, never matches")
  func suggestions() {
    #expect(unknown("张　三") == ["0 张三 [2: U+3000 → ∅]"])
    #expect(unknown("买买提•吐") == ["5 买买提·吐 [4: U+2022 → U+00B7]"])
    #expect(unknown("张三（书记）") == ["0 张三 + （书记）"])
    #expect(unknown("张三 (书记)") == ["0 张三 + （书记）"])
    #expect(unknown("张　三（书记）") == ["0 张三 [2: U+3000 → ∅]"])
    #expect(unknown("张三", in: "二组") == ["0 ≠ 张三"])
    #expect(unknown("李　四", in: "二组") == ["2 李四 [2: U+3000 → ∅]"])
    #expect(unknown("孙七") == [])
    #expect(unknown("") == [])
  }

  @Test("Name and unit are told apart where one runs into the other")
  func pairs() {
    let index = NameIndex([("甲", "1"), ("甲1", ""), ("甲", "")])
    #expect(index.person(named: "甲", in: "1") == .found(0))
    #expect(index.person(named: "甲1", in: "") == .found(1))
    #expect(index.person(named: "甲", in: "") == .found(2))
    #expect(index.person(named: "甲", in: nil) == .ambiguous([0, 2]))
  }

  @Test("A title needs brackets at the end with something before and in them")
  func titles() {
    #expect(splitTitle("（书记）") == nil)
    #expect(splitTitle("张三（）") == nil)
    #expect(splitTitle("张三）") == nil)
    #expect(splitTitle("张三（书记）兼") == nil)
    #expect(splitTitle("张三（原）（书记）").map { [$0.name, $0.title] } == ["张三（原）", "书记"])
  }

  /// The oracle goes through the whole list for every question.
  @Test("Agrees with going through the list", arguments: [UInt64(7), 8])
  func bruteForce(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let people = (0..<200).map { _ in
      (
        name: "名\(Int.random(in: 0...60, using: &random))",
        unit: "组\(Int.random(in: 0...3, using: &random))"
      )
    }
    let index = NameIndex(people)
    for number in 0...70 {
      for unit in [nil, "组0", "组1", "组2", "组3", "组9"] {
        let expected = people.indices.filter {
          people[$0].name == "名\(number)" && (unit == nil || people[$0].unit == unit)
        }
        switch index.person(named: "名\(number)", in: unit) {
        case .found(let position): #expect(expected == [position])
        case .ambiguous(let positions): #expect(expected == positions && positions.count > 1)
        case .unknown: #expect(expected.isEmpty)
        }
      }
    }
  }
}
