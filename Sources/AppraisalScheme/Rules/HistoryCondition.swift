/// A grade that a subject had this year and in the years before it.
public struct HistoryCondition: Sendable {
  /// The grades that count.
  public let grades: [String]
  /// How many years running, this year included; at least 2.
  public let years: Int
  /// The inputs with the results of earlier years.
  public let inputs: [String]
  /// Where the grades stand.
  let gradesMark: SourceMark
}

extension HistoryCondition {
  /// The keys of `history`.
  static let shape = Shape(
    "history", Bilingual("连续几年的等次，含本年", "grades of years running, this year included"),
    keys: [
      .init(
        "grades", .list(.text), Bilingual("算数的等次", "the grades that count"), example: "[不合格]"),
      .init(
        "years", .integer(2...10),
        Bilingual("连续几年，含本年", "how many years running, this one included"),
        example: "2",
        clause: Bilingual(
          "连续两年不合格或连续三年基本合格的，解除合同", "two unqualified or three basic years end the contract")),
      .init(
        "inputs", .list(.identifier),
        Bilingual("往年结果的数据名", "the inputs with the results of earlier years"),
        example: "[run-2024, run-2023]"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, HistoryCondition.shape, &faults) else { return nil }
    let grades = reader.words("grades", &faults)
    let years = reader.integer("years", &faults)
    let inputs = reader.identifiers("inputs", &faults)
    guard let years, !grades.isEmpty, !inputs.isEmpty else { return nil }
    self.init(
      grades: grades, years: Int(years), inputs: inputs,
      gradesMark: reader.value("grades")?.mark ?? value.mark)
  }
}

extension MappingReader {
  /// A list of identifiers; empty when the key is not there.
  func identifiers(_ name: String, _ faults: inout FaultCollector) -> [String] {
    list(name, &faults).compactMap { $0.identifier(name, &faults) }
  }
}
