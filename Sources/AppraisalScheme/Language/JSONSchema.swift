import AppraisalNumerics

/// The JSON Schema of a file of the language, by which editors complete and check it.
///
/// It is written from the shapes that the readers use. It never refuses what they read without a
/// fault, except numbers in quotation marks; what one value says about another (weights that add up,
/// names that refer to something) is left to the linter.
///
/// - Parameter root: The shape of the file.
/// - Returns: The schema, in draft 2020-12, indented, ending with a line break.
/// - Complexity: O(keys of all shapes).
public func jsonSchema(of root: Shape) -> String {
  let definitions = root.reachable.map { (key: $0.slug, value: $0.definition) }
  let schema = JSONValue.object([
    ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
    ("title", .string(root.meaning.inBoth)), ("$ref", .string("#/$defs/\(root.slug)")),
    ("$defs", .object(definitions)),
  ])
  return schema.text() + "\n"
}

extension Bilingual {
  /// Both texts, as a description shows them.
  fileprivate var inBoth: String { chinese == english ? chinese : "\(chinese)\n\(english)" }
}

extension Shape {
  fileprivate var definition: JSONValue {
    let required = keys.filter { $0.absence == nil }.map { JSONValue.string($0.name) }
    var members: [(key: String, value: JSONValue)] = [
      ("description", .string(meaning.inBoth)), ("type", .string("object")),
      (
        "properties", .object(ownKeys.map { ($0.name, $0.schema) } + included.flatMap(\.references))
      ),
    ]
    if !required.isEmpty { members.append(("required", .list(required))) }
    members.append(("additionalProperties", ownWords?.schema ?? .boolean(false)))
    let choices = alternatives.map(\.schema)
    switch choices.count {
    case 0: break
    case 1: members += choices[0]
    default: members.append(("allOf", .list(choices.map { .object($0) })))
    }
    return .object(members)
  }
}

extension Shape {
  /// The keys, each described where the shape is defined.
  fileprivate var references: [(key: String, value: JSONValue)] {
    keys.map { key in
      (key.name, .object([("$ref", .string("#/$defs/\(slug)/properties/\(key.name)"))]))
    }
  }
}

extension Shape.Alternatives {
  fileprivate var schema: [(key: String, value: JSONValue)] {
    [
      (
        mayCombine ? "anyOf" : "oneOf",
        .list(names.map { .object([("required", .list([.string($0)]))]) })
      )
    ]
  }
}

extension Shape.OwnWords {
  fileprivate var schema: JSONValue {
    .object([("description", .string(meaning.inBoth))] + type.schema)
  }
}

extension Shape.Key {
  fileprivate var schema: JSONValue {
    var description = meaning.inBoth
    if let absence {
      description += "\n不写：\(absence.chinese)\nIf left out: \(absence.english)"
    }
    return .object([("description", .string(description))] + type.schema)
  }
}

extension ValueType {
  /// The members of an object that describe the type.
  fileprivate var schema: [(key: String, value: JSONValue)] {
    switch self {
    // A text may look like a number to a reader of YAML: `title: 2025`.
    case .text:
      return ValueType.textSchema + [("minLength", .integer(1))]
    case .identifier: return ValueType.identifierSchema
    case .boolean: return [("type", .string("boolean"))]
    case .integer(let range):
      return [
        ("type", .string("integer")), ("minimum", .integer(range.lowerBound)),
        ("maximum", .integer(range.upperBound)),
      ]
    case .decimal(let places, let range): return ValueType.numberSchema(range, decimals: places)
    case .number(.any): return [("type", .string("number"))]
    case .number(.positive):
      return [("type", .string("number")), ("exclusiveMinimum", .integer(0))]
    case .number(.notNegative): return [("type", .string("number")), ("minimum", .integer(0))]
    case .points:
      return ValueType.numberSchema(-Points.limit...Points.limit, decimals: Points.decimals)
    case .weight: return ValueType.weightSchema
    case .share:
      return [
        ("type", .string("string")),
        ("pattern", .string("^([0-9]+/[1-9][0-9]*|(0|[1-9][0-9]*)(\\.[0-9]+)?%)$")),
      ]
    case .date:
      return [("type", .string("string")), ("pattern", .string("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    case .word(let word): return [("const", .string(word))]
    case .choice(let words): return [("oneOf", .list(words.map(\.schema)))]
    case .mapping(let shape): return [("$ref", .string("#/$defs/\(shape().slug)"))]
    case .either(let types): return [("anyOf", .list(types.map { .object($0.schema) }))]
    case .list(let type): return ValueType.listSchema(type)
    case .dictionary(let key, let isIdentifier, let type):
      let names: [(key: String, value: JSONValue)] =
        [("description", .string(key.inBoth))]
        + (isIdentifier ? ValueType.identifierSchema : [])
      return [
        ("type", .string("object")), ("propertyNames", .object(names)),
        ("additionalProperties", .object(type.schema)),
      ]
    }
  }

  private static let textSchema: [(key: String, value: JSONValue)] = [
    ("type", .list([.string("string"), .string("number"), .string("boolean")]))
  ]

  private static let identifierSchema: [(key: String, value: JSONValue)] = [
    ("type", .string("string")), ("pattern", .string("^[a-z][a-z0-9-]{0,63}$")),
  ]

  private static func numberSchema(
    _ range: ClosedRange<Int64>, decimals: Int
  ) -> [(key: String, value: JSONValue)] {
    [
      ("type", .string("number")), ("minimum", .decimal(range.lowerBound, decimals: decimals)),
      ("maximum", .decimal(range.upperBound, decimals: decimals)),
    ]
  }

  /// A number, or one with a sign of per cent.
  private static let weightSchema: [(key: String, value: JSONValue)] = [
    ("type", .list([.string("number"), .string("string")])), ("minimum", .integer(0)),
    ("maximum", .integer(100)), ("pattern", .string("^(0|[1-9][0-9]*)(\\.[0-9]+)?%$")),
  ]

  /// A list; a single value stands for a list of one, unless it is a mapping.
  private static func listSchema(_ type: ValueType) -> [(key: String, value: JSONValue)] {
    // Lists of words may hold the empty one.
    let item = if case .text = type { ValueType.textSchema } else { type.schema }
    let list: [(key: String, value: JSONValue)] = [
      ("type", .string("array")), ("items", .object(item)),
    ]
    return type.shapes.isEmpty ? [("anyOf", .list([.object(list), .object(type.schema)]))] : list
  }
}

extension ValueType.Word {
  fileprivate var schema: JSONValue {
    .object([("const", .string(word)), ("description", .string(meaning.inBoth))])
  }
}
