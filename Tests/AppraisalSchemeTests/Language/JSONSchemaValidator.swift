import Foundation

@testable import AppraisalScheme

/// Validates values against the part of JSON Schema that the project writes, as the specification has it.
struct JSONSchemaValidator {
  private let root: [String: Any]

  /// - Parameter text: The schema.
  /// - Throws: What the parser of JSON finds wrong.
  init(_ text: String) throws {
    root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
  }

  /// Whether a value of a YAML file is valid.
  func accepts(_ value: YAMLValue) -> Bool { accepts(value.json, root) }

  private func accepts(_ value: JSON, _ schema: [String: Any]) -> Bool {
    schema.allSatisfy { keyword, argument in accepts(value, keyword, argument, schema) }
  }

  private func accepts(
    _ value: JSON, _ keyword: String, _ argument: Any, _ schema: [String: Any]
  ) -> Bool {
    let schemas = argument as? [[String: Any]] ?? []
    switch (keyword, value) {
    case ("$ref", _): return accepts(value, definition(argument as? String ?? ""))
    case ("anyOf", _): return schemas.contains { accepts(value, $0) }
    case ("oneOf", _): return schemas.count { accepts(value, $0) } == 1
    case ("allOf", _): return schemas.allSatisfy { accepts(value, $0) }
    case ("type", _):
      let types = argument as? [String] ?? [argument as? String ?? ""]
      return types.contains(where: value.isOf)
    case ("const", .text(let text)): return text == argument as? String
    case ("const", _): return false
    case ("pattern", .text(let text)):
      return text.range(of: argument as? String ?? "", options: .regularExpression) != nil
    case ("minLength", .text(let text)): return text.count >= argument as? Int ?? 0
    case ("minimum", .number(let number)): return number >= (argument as? Double ?? .nan)
    case ("exclusiveMinimum", .number(let number)):
      return number > (argument as? Double ?? .nan)
    case ("maximum", .number(let number)): return number <= (argument as? Double ?? .nan)
    case ("items", .list(let items)):
      return items.allSatisfy { accepts($0, argument as? [String: Any] ?? [:]) }
    case ("required", .object(let members)):
      return (argument as? [String] ?? []).allSatisfy { members[$0] != nil }
    case ("properties", .object(let members)):
      let properties = argument as? [String: [String: Any]] ?? [:]
      return members.allSatisfy { key, value in properties[key].map { accepts(value, $0) } ?? true }
    case ("propertyNames", .object(let members)):
      return members.keys.allSatisfy { accepts(.text($0), argument as? [String: Any] ?? [:]) }
    case ("additionalProperties", .object(let members)):
      let known = schema["properties"] as? [String: Any] ?? [:]
      let others = members.filter { known[$0.key] == nil }.values
      guard let rest = argument as? [String: Any] else { return others.isEmpty }
      return others.allSatisfy { accepts($0, rest) }
    default: return true
    }
  }

  private func definition(_ pointer: String) -> [String: Any] {
    pointer.split(separator: "/").dropFirst().reduce(root) { schema, name in
      schema[String(name)] as? [String: Any] ?? ["type": "no such definition"]
    }
  }
}

/// A value as JSON has it.
enum JSON {
  case null
  case boolean
  case number(Double)
  case text(String)
  case list([JSON])
  case object([String: JSON])

  fileprivate func isOf(_ type: String) -> Bool {
    switch self {
    case .null: type == "null"
    case .boolean: type == "boolean"
    case .number(let number): type == "number" || type == "integer" && number.rounded() == number
    case .text: type == "string"
    case .list: type == "array"
    case .object: type == "object"
    }
  }
}

extension YAMLValue {
  /// The value as the core schema of YAML 1.2 has it.
  var json: JSON {
    switch content {
    case .scalar(let text, let isQuoted):
      if isAbsent { return .null }
      if isQuoted { return .text(text) }
      if ["true", "false"].contains(text) { return .boolean }
      return Double(text).map { .number($0) } ?? .text(text)
    case .list(let items): return .list(items.map(\.json))
    case .mapping(let entries):
      return .object(Dictionary(entries.map { ($0.key, $0.value.json) }) { first, _ in first })
    }
  }
}
