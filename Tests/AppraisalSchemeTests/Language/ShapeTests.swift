import Testing

@testable import AppraisalScheme

@Suite("The language as data")
struct ShapeTests {
  static let shapes =
    Scheme.shape.reachable
    + Assessment.shape.reachable.filter { !Scheme.shape.reachable.contains(where: $0.isSame) }

  @Test("No two mappings have the same name, nor the same anchor, and no two keys of one")
  func names() {
    let names = Self.shapes.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Set(Self.shapes.map(\.slug)).count == names.count)
    for shape in Self.shapes {
      #expect(Set(shape.keys.map(\.name)).count == shape.keys.count, "\(shape.name)")
    }
  }

  @Test("Two mappings that share a name are both reached, so that the test above can find them")
  func sameName() {
    let text = Bilingual("文", "t")
    let inner = Shape("b", text, keys: [.init("x", .text, text, example: "x")])
    let twin = Shape("b", text, keys: [.init("y", .text, text, example: "y")])
    let root = Shape(
      "a", text,
      keys: [
        .init("p", .mapping(inner), text, example: ""),
        .init("q", .mapping(twin), text, example: ""),
        .init("r", .list(.mapping(inner)), text, example: ""),
      ])
    #expect(root.reachable.map(\.name) == ["a", "b", "b"])
  }

  @Test("Keys that exclude each other exist, and each may be left out")
  func alternatives() {
    for shape in Self.shapes {
      for name in shape.alternatives.flatMap(\.names) {
        #expect(shape.key(name)?.absence != nil, "\(shape.name).\(name)")
      }
    }
  }

  @Test("Everything is said in Chinese and in English")
  func languages() {
    let texts = Self.shapes.flatMap { shape -> [Bilingual] in
      let keys = shape.keys.flatMap { key in
        [key.meaning, key.absence, key.clause].compactMap { $0 } + key.type.choices.map(\.meaning)
      }
      return [shape.meaning] + keys
    }
    for text in texts {
      #expect(!text.chinese.isEmpty && !text.english.isEmpty)
      #expect(text.chinese.utf8.last != UInt8(ascii: "."), "\(text.chinese)")
    }
  }

  /// Files that together use every key, each without fault.
  private static let files = [
    File(text: fullScheme, shape: Scheme.shape), File(text: halfYearScheme, shape: Scheme.shape),
    File(text: ruleScheme, shape: Scheme.shape),
    File(text: fullAssessment, shape: Assessment.shape),
    File(text: platformAssessment, shape: Assessment.shape),
    File(text: ballotScheme, shape: Scheme.shape),
    File(text: timedAssessment, shape: Assessment.shape),
    File(text: consequenceScheme, shape: Scheme.shape),
    File(text: otherConsequenceScheme, shape: Scheme.shape),
    File(text: consequenceAssessment, shape: Assessment.shape),
    File(text: ledgerScheme, shape: Scheme.shape),
    File(text: ledgerAssessment, shape: Assessment.shape),
    File(text: stagedScheme, shape: Scheme.shape),
    File(text: stagedAssessment, shape: Assessment.shape),
    File(text: indexScheme, shape: Scheme.shape),
    File(text: indexAssessment, shape: Assessment.shape),
  ]

  @Test("The full files of these tests use every key of the language")
  func coverage() throws {
    var found: Set<String> = []
    for file in Self.files {
      let walk = try ShapeWalk(file.text, file.shape)
      #expect(walk.faults.faults == [])
      #expect(file.faults(of: try #require(try Composed(file.text).root)) == [])
      found.formUnion(walk.places.values)
    }
    let all = Set(Self.shapes.flatMap { shape in shape.ownKeys.map { "\(shape.name).\($0.name)" } })
    #expect(all.subtracting(found).sorted() == [])
    #expect(found.subtracting(all).sorted() == [])
  }

  @Test("Every key is asked for: nonsense behind it is found, wherever it stands in these files")
  func nonsense() throws {
    for file in Self.files {
      let root = try #require(try Composed(file.text).root)
      for (mark, place) in try ShapeWalk(file.text, file.shape).places {
        let faults = file.faults(of: root.replacingValue(at: mark))
        #expect(faults.contains { $0.severity == .error }, "\(place) in line \(mark.line)")
      }
    }
  }

  /// The one form of a key that the full scheme has no room for.
  private static let halfYearScheme = fullScheme.split(separator: "\n").map { line in
    line.hasPrefix("period") ? "period: { from: 2025-01-01, to: 2025-06-30 }" : String(line)
  }.joined(separator: "\n")
}

/// A file of the language that has no fault.
private struct File: Sendable {
  let text: String
  let shape: Shape

  /// What the readers of the model find in a file of this kind.
  func faults(of root: YAMLValue) -> [Fault] {
    var faults = FaultCollector()
    if shape.name == Scheme.shape.name {
      _ = SchemeDraft(root, &faults)?.linted(&faults)
    } else {
      _ = decodeAssessment(root, &faults)
    }
    return faults.faults
  }
}

extension YAMLValue {
  /// The value with something behind the key at a place that no key can have.
  fileprivate func replacingValue(at place: SourceMark) -> YAMLValue {
    let nonsense = YAMLValue.Content.mapping([
      Entry(key: "no such", mark: mark, value: YAMLValue(mark: mark, content: .list([])))
    ])
    switch content {
    case .scalar: return self
    case .list(let items):
      return YAMLValue(mark: mark, content: .list(items.map { $0.replacingValue(at: place) }))
    case .mapping(let entries):
      let changed = entries.map { entry in
        let value =
          entry.mark == place
          ? YAMLValue(mark: entry.value.mark, content: nonsense)
          : entry.value.replacingValue(at: place)
        return Entry(key: entry.key, mark: entry.mark, value: value)
      }
      return YAMLValue(mark: mark, content: .mapping(changed))
    }
  }
}

/// An assessment of files that platforms exported; together with the full one it uses every key.
private let platformAssessment = """
  schema: pingyi-assessment/1
  title: 平台导出
  scheme: scheme.yaml
  roster: { file: 名册.xlsx, sheet: 名册, columns: { id: 编号, name: 名称 } }
  members:
    file: 党员.csv
    columns: { id: 编号, name: 姓名, subject: 单位 }
  inputs:
    survey:
      kind: ballots
      file: 问卷.xlsx
      dialect: wjx-text
      records: 240
      layout: wide
      group: residents
      rates: subjects
      selfRatings: allowed
      columns: { rater: 序号 }
      ratings:
        - { column: 1、服务, rated: A, item: 服务 }
        - { position: F, rated: B, item: 服务 }
        - { pattern: "{*}、{rated}的{item}" }
    sheets:
      kind: ballots
      file: 分表.xlsx
      layout: wide
      sheets: rated
      group: jury
      ratings: [{ column: 得分 }]
    one-by-one:
      kind: ballots
      file: 逐个.csv
      layout: wide
      group: jury
      columns: { rated: 对象 }
      ratings: [{ column: 得分 }]
    long:
      kind: ballots
      file: 长表.csv
      layout: long
      group: jury
      selfRatings: quarantined
      columns: { rated: 对象, answer: 评价 }
    services:
      kind: services
      file: 服务.csv
      of: members
      by: name
      unit: 单位
      names: { file: 对照表.csv, columns: { form: 写法, id: 编号 } }
      columns: { who: 姓名, date: 日期 }
    events:
      kind: events
      file: 事项.csv
      of: subjects
      columns: { who: 单位, date: 日期, kind: 事项, points: 分值, evidence: 依据 }
  decisions:
    - { file: 服务.csv, sheet: 2025年, line: 9, code: totals-row, decidedBy: 考核办, reason: 合计行 }
  """
