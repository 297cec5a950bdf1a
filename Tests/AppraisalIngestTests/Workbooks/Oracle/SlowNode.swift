import CExpat

/// An element of a document, as expat reads it.
final class SlowNode {
  /// The name behind the prefix; empty for an element of another language than the root's.
  let name: String
  let attributes: [String: String]
  private(set) var children: [SlowNode] = []
  /// The text of the element itself.
  private(set) var text = ""

  private init(name: String, attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  /// The children of a name.
  func all(_ name: String) -> [SlowNode] { children.filter { $0.name == name } }

  /// The elements of a name below this one, at any depth.
  func anywhere(_ name: String) -> [SlowNode] {
    children.flatMap { ($0.name == name ? [$0] : []) + $0.anywhere(name) }
  }

  /// Whether the element has no text of its own but white space.
  var isBlank: Bool { text.unicodeScalars.allSatisfy { " \t\r\n".unicodeScalars.contains($0) } }

  /// The root of a document; `nil` when it is not well-formed or has a document type.
  static func root(_ bytes: [UInt8]) -> SlowNode? {
    guard let parser = XML_ParserCreate("UTF-8") else { return nil }
    defer { XML_ParserFree(parser) }
    let builder = Builder()
    XML_SetUserData(parser, Unmanaged.passUnretained(builder).toOpaque())
    XML_SetElementHandler(
      parser, { Builder.of($0)?.start($1, $2) }, { data, _ in Builder.of(data)?.end() })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      let text = UnsafeRawBufferPointer(start: text, count: Int(count))
      Builder.of(data)?.open.last?.text += String(decoding: text, as: UTF8.self)
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in Builder.of(data)?.refuses = true }
    let status = bytes.withUnsafeBytes {
      XML_Parse(parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count), 1)
    }
    return status == XML_STATUS_OK && !builder.refuses ? builder.root : nil
  }

  private final class Builder {
    var root: SlowNode?
    var open: [SlowNode] = []
    var refuses = false
    private var prefix = ""
    private var namespace = ""

    static func of(_ data: UnsafeMutableRawPointer?) -> Builder? {
      data.map { Unmanaged<Builder>.fromOpaque($0).takeUnretainedValue() }
    }

    func start(
      _ name: UnsafePointer<CChar>?, _ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    ) {
      guard let name else { return }
      var attributes: [String: String] = [:]
      var index = 0
      while let pairs, let key = pairs[index], let value = pairs[index + 1] {
        attributes[String(cString: key)] = String(cString: value)
        index += 2
      }
      let parts = String(cString: name).split(separator: ":", omittingEmptySubsequences: false)
      if parts.count > 2 || parts.contains("") { refuses = true }
      let own = parts.count > 1 ? String(parts[0]) : ""
      let declared = attributes[own.isEmpty ? "xmlns" : "xmlns:\(own)"]
      if root == nil { (prefix, namespace) = (own, declared ?? "") }
      let isOurs = own == prefix && (declared ?? namespace) == namespace
      let node = SlowNode(
        name: isOurs ? String(parts[parts.count - 1]) : "", attributes: attributes)
      open.last?.children.append(node)
      open.append(node)
      root = root ?? node
    }

    func end() { _ = open.popLast() }
  }
}
