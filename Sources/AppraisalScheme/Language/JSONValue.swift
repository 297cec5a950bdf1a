import AppraisalNumerics

/// A value of JSON; objects keep the order of their members.
indirect enum JSONValue: Sendable {
  case string(String)
  case integer(Int64)
  /// A number in units of 10⁻ᵈᵉᶜⁱᵐᵃˡˢ.
  case decimal(Int64, decimals: Int)
  case boolean(Bool)
  case list([JSONValue])
  case object([(key: String, value: JSONValue)])

  /// The text, indented by two blanks a level, ending without a line break.
  func text(indentation: String = "") -> String {
    let inner = indentation + "  "
    switch self {
    case .string(let text): return JSONValue.quoted(text)
    case .integer(let number): return String(number)
    case .decimal(let units, let decimals): return decimalText(units, decimals: decimals)
    case .boolean(let isTrue): return isTrue ? "true" : "false"
    case .list(let items):
      guard !items.isEmpty else { return "[]" }
      let lines = items.map { inner + $0.text(indentation: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(indentation)]"
    case .object(let members):
      guard !members.isEmpty else { return "{}" }
      let lines = members.map {
        inner + JSONValue.quoted($0.key) + ": " + $0.value.text(indentation: inner)
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indentation)}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
