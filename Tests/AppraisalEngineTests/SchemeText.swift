import AppraisalScheme
import Testing

/// The text of a scheme: the keys that every scheme has, and the rules of a test.
func schemeText(
  _ rules: String, missing: String = "noScore", places: Int = 2, stage: String = "final"
) -> String {
  """
  schema: pingyi-scheme/1
  id: under-test
  title: 年终测评
  period: 2025
  subjects: 单位
  missing: \(missing)
  rounding: { places: \(places), mode: halfUp, stage: \(stage) }

  """ + rules
}

/// Reads and lints a scheme.
func reading(of text: String) throws -> SchemeReading {
  readScheme(try SchemeSource(name: "scheme.yaml", bytes: Array(text.utf8)))
}

/// A scheme that the linter accepts.
func scheme(_ text: String) throws -> Scheme {
  let reading = try reading(of: text)
  return try #require(reading.scheme, "\(reading.faults.map(\.english))")
}

/// An indicator that takes a value of the input `marks` as points.
func mark(_ identifier: String, _ weight: String, highest: Int = 100) -> String {
  "{ id: \(identifier), weight: \(weight), measure: { table: { input: marks, "
    + "value: \(identifier), lowest: 0, highest: \(highest) } } }"
}

/// An indicator with others below it.
func group(
  _ identifier: String, _ weight: String, missing: String? = nil, _ indicators: [String]
) -> String {
  let policy = missing.map { " missing: \($0)," } ?? ""
  return "{ id: \(identifier), weight: \(weight),\(policy) "
    + "indicators: [\(indicators.joined(separator: ",\n      "))] }"
}

/// The list of the uppermost indicators.
func indicators(_ list: [String]) -> String {
  "indicators:\n" + list.map { "  - \($0)\n" }.joined()
}
