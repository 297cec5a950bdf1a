extension MarkupScanner {
  /// Splits the name of an element and finds out whether it is of the root's namespace: of the same
  /// prefix, and the prefix not bound to another namespace at this element.
  mutating func readName(_ full: UnsafeBufferPointer<UInt8>) throws(WorkbookProblem) {
    var colon = 0
    while colon < full.count, full[colon] != 0x3A { colon += 1 }
    let hasPrefix = colon < full.count
    let local = hasPrefix ? UnsafeBufferPointer(rebasing: full[(colon + 1)...]) : full
    guard !hasPrefix || (colon > 0 && !local.isEmpty && !local.contains(0x3A)) else {
      throw malformed("the name of an element")
    }
    name = local
    let prefix = UnsafeBufferPointer(rebasing: full[..<(hasPrefix ? colon : 0)])
    if !hasRoot {
      hasRoot = true
      rootPrefix = Array(prefix)
      rootNamespace = namespace(boundTo: prefix)?.decoded() ?? []
      isOurs = true
      return
    }
    isOurs = prefix.count == rootPrefix.count && prefix.elementsEqual(rootPrefix)
    if isOurs, attributes.count > 0, let other = namespace(boundTo: prefix) {
      isOurs = other.decoded() == rootNamespace
    }
  }

  /// The declaration that binds a prefix at this element.
  private func namespace(boundTo prefix: UnsafeBufferPointer<UInt8>) -> MarkupAttribute? {
    var index = 0
    while index < attributes.count {
      let attribute = attributes[index]
      index += 1
      guard attribute.name.count >= 5, attribute.name[0] == 0x78 else { continue }
      if prefix.isEmpty {
        if attribute.isNamed("xmlns") { return attribute }
      } else if attribute.name.count == prefix.count + 6,
        attribute.name.starts(with: "xmlns:".utf8),
        attribute.name.dropFirst(6).elementsEqual(prefix)
      {
        return attribute
      }
    }
    return nil
  }
}
